import type { ReportView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { mayIn } from '../session/grants.js';
import { isUnderDeadline } from './deadline-of.js';
import { isBeingWritten } from './entry-status.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { useNow } from '../ui/use-now.js';

const DAY_MS = 86_400_000;
/** With the reviewers, or taken by them; of anything else a check mark would say too much. */
const IN: ReadonlySet<ReportView['state']> = new Set(['SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED']);

/** The first day by which something returned is to be corrected; null where nothing is open to that. */
function correctionDue({ entries }: ReportView): string | null {
  const due = entries.flatMap(({ open, review }) =>
    open && review?.state === 'RETURNED' && review.due !== null ? [review.due] : [],
  );
  return due.sort()[0] ?? null;
}

/** The first day by which a question of the reviewers is to be answered; null where none is open. */
function answerDue({ entries }: ReportView): string | null {
  const due = entries.flatMap(({ review }) => (review?.state === 'CLARIFICATION_REQUESTED' && review.due) || []);
  return due.sort()[0] ?? null;
}

/**
 * Days left, of the deadline or of what was returned or asked after it, or that it is past and what that means. To a report that is
 * with the reviewers, or was, no deadline speaks any more.
 */
export function DeadlineCard(props: { readonly report: ReportView; readonly children?: ReactNode }): ReactNode {
  const { say, instant } = useSpeech();
  const { report, children } = props;
  const now = useNow();
  const session = useSession();
  const { cycle: code, member } = report;
  const cycle = useQuery(queries.cycles()).data?.find((each) => each.code === code);
  const correction = correctionDue(report);
  const asked = correction ? null : answerDue(report);
  const due = correction ?? asked ?? report.deadline;
  if (due === null) return null;
  if (due === report.deadline && !isUnderDeadline(report, now)) {
    // It was certified once; in a correction case no clock ends it.
    const isOpenAgain = cycle?.state === 'OPEN' && SUBMISSION.transitions.edit.from.includes(report.state);
    const until = isOpenAgain ? cycle.cutOff : null;
    return (
      <section className="panel deadline" aria-label={say('report.deadline.name')}>
        <Icon name={IN.has(report.state) ? 'check' : 'info'} />
        <div>
          <p className="deadline-days">{say(`submission.${report.state}`)}</p>
          {until && <p>{say('report.changesUntil', { instant: instant(until) })}</p>}
        </div>
      </section>
    );
  }
  const days = Math.ceil((Date.parse(due) - now) / DAY_MS);
  const words = correction
    ? (['report.correctBy', 'report.correctWas'] as const)
    : asked
      ? (['report.answerBy', 'report.deadlineWas'] as const)
      : (['report.deadline', 'report.deadlineWas'] as const);
  return (
    <section className="panel deadline" aria-label={say('report.deadline.name')}>
      <Icon name="clock" />
      <div>
        <p className="deadline-days">{days > 0 ? say('report.daysLeft', { days }) : say('report.deadlinePast')}</p>
        <p>{say(words[days > 0 ? 0 : 1], { instant: instant(due) })}</p>
        {report.extended && !correction && !asked && <p className="muted">{say('report.extended')}</p>}
        {days <= 0 && !correction && cycle?.cutOff && (isBeingWritten(report) || report.state === 'WITHDRAWN') && (
          <p className="muted">
            {say(
              mayIn(session, 'report:check', { plan: cycle.plan.id, cycle: code, member })
                ? 'report.lateMeans'
                : 'report.lateMeansToPart',
              { instant: instant(cycle.cutOff) },
            )}
          </p>
        )}
        {children}
      </div>
    </section>
  );
}
