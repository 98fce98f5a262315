import type { ReportView, SubmissionView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WordsForm } from '../actions/words-form.js';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { isHeldBack } from './entry-status.js';
import { lastCertified } from './report-version.js';

/** Where a report stands that was certified once: when, whether in time, its receipt, why it came back, and how it is taken back. */
export function StandingPanel({ report }: { readonly report: ReportView }): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle, member } = report;
  const certified = lastCertified(report);
  const versions = useQuery({ ...queries.submissions(cycle, member), enabled: certified !== null }).data ?? [];
  // Later a correction case opens it, which names what may change.
  const state = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle)?.state;
  const isConcluded = state === undefined || state === 'CONCLUDED' || state === 'ARCHIVED';
  if (certified === null) return null;
  const version = versions.find((each) => each.version === certified);
  return (
    <section className="panel" aria-labelledby="standing-heading">
      <h2 id="standing-heading">{say('standing.heading')}</h2>
      {version?.submittedAt && (
        <p>
          {say('standing.submitted', { version: certified, instant: instant(version.submittedAt) })}
          {version.late && (
            <>
              {' '}
              <span className="tag tag-warn">{say('receipt.late')}</span>
            </>
          )}
        </p>
      )}
      {version && isReturned(version) ? (
        <p>{say('standing.returned')}</p>
      ) : (
        version?.reason && (
          <>
            {version.state === 'REOPENED' && <p>{say('standing.reopened')}</p>}
            {version.state === 'WITHDRAWN' && <p>{say('standing.withdrawn')}</p>}
            <blockquote className="standing-reason">{version.reason}</blockquote>
          </>
        )
      )}
      <p>{say(standingOf(report), { version: certified + 1 })}</p>
      <p>
        <Link to="/report/$cycle/$member/receipt/$version" params={{ cycle, member, version: String(certified) }}>
          {say('receipt.open', { version: certified })}
        </Link>
      </p>
      {report.commands.includes('withdraw') && (
        <WordsForm
          keptBy={['withdraw', cycle, member]}
          act={say('standing.withdraw')}
          label={say('standing.withdraw.reason')}
          hint={say('standing.withdraw.hint')}
          least={3}
          changes={[['report', cycle, member]]}
          send={(reason) => api.withdrawReport(cycle, member, reason)}
        />
      )}
      {report.commands.includes('reopen') && !isConcluded && (
        <WordsForm
          keptBy={['reopen', cycle, member]}
          act={say('standing.reopen')}
          label={say('standing.reopen.reason')}
          hint={say('standing.reopen.hint')}
          least={3}
          changes={[['report', cycle, member]]}
          send={(reason) => api.reopenReport(cycle, member, reason)}
        />
      )}
    </section>
  );
}

/** By the decisions on its entries: the reason that is recorded with it is the system's, in one language. */
function isReturned({ state }: SubmissionView): boolean {
  return state === 'CORRECTION_REQUESTED' || state === 'LAPSED';
}

function standingOf(report: ReportView) {
  if (report.commands.includes('edit')) return 'standing.next';
  // To whom only the member can change it.
  if (SUBMISSION.transitions.edit.from.includes(report.state)) return 'standing.member';
  // Nobody has begun to review it: it may still be taken back.
  if (report.state === 'SUBMITTED') return 'standing.waits';
  if (report.state === 'ACCEPTED') return 'standing.accepted';
  if (report.state === 'LAPSED') return 'standing.lapsed';
  return report.entries.some((entry) => isHeldBack(report, entry)) ? 'standing.locked.returned' : 'standing.locked';
}
