import type { ReportView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { mayIn } from '../session/grants.js';
import { isBeingWritten } from './report-version.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { useNow } from '../ui/use-now.js';
import { useDue } from './use-due.js';
import { useDueWords } from './use-due-words.js';

/** With the reviewers, or taken by them; of anything else a check mark would say too much. */
const IN: ReadonlySet<ReportView['state']> = new Set(['SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED']);

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
  const { isEnded, due } = useDue(report, cycle, now);
  const dueWords = useDueWords();
  if (!due) {
    if (report.deadline === null) return null;
    // It was certified once; in a correction case no clock ends it.
    const isOpenAgain = cycle?.state === 'OPEN' && SUBMISSION.transitions.edit.from.includes(report.state);
    const until = isOpenAgain ? cycle.cutOff : null;
    return (
      <section className="panel deadline" aria-label={say('report.deadline.name')}>
        <Icon name={IN.has(report.state) ? 'check' : 'info'} />
        <div>
          <p className="deadline-days">{say(`submission.${report.state}`)}</p>
          {isEnded && <p>{say('report.ended')}</p>}
          {until && !isEnded && <p>{say('report.changesUntil', { instant: instant(until) })}</p>}
        </div>
      </section>
    );
  }
  const { isPast, left, words } = dueWords(due, now);
  const isDeadline = due.what === 'deadline';
  return (
    <section className="panel deadline" aria-label={say('report.deadline.name')}>
      <Icon name="clock" />
      <div>
        <p className="deadline-days">{left}</p>
        <p>{words}</p>
        {report.extended && isDeadline && <p className="muted">{say('report.extended')}</p>}
        {isPast &&
          due.what !== 'correction' &&
          cycle?.cutOff &&
          (isBeingWritten(report) || report.state === 'WITHDRAWN') && (
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
