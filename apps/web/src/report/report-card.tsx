import type { CycleView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';
import { OpeningWords } from './opening-words.js';
import type { OwnReport } from './own-reports.js';
import { useDue } from './use-due.js';
import { useDueWords } from './use-due-words.js';

/** One of several reports: whose, of which cycle, how it stands and what is due next. */
export function ReportCard({ cycle, member }: OwnReport): ReactNode {
  const { say, choose } = useSpeech();
  const isOpened = cycle.state !== 'DESIGN';
  const name = nameMember(cycle, member, choose);
  // Only the report knows what was returned or asked. A card without it still leads there.
  const { data: report } = useQuery({ ...queries.report(cycle.code, member), enabled: isOpened });
  return (
    <li className="panel report-card">
      <h2>
        {isOpened ? (
          <Link to="/report/$cycle/$member" params={{ cycle: cycle.code, member }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      <p className="muted">
        {choose(cycle.title)} <span className="tag">{say(`cycle.${cycle.state}`)}</span>
      </p>
      {!isOpened && cycle.opens && (
        <p className="muted">
          <OpeningWords opens={cycle.opens} />
        </p>
      )}
      {report && <Standing report={report} cycle={cycle} />}
    </li>
  );
}

function Standing({ report, cycle }: { readonly report: ReportView; readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const now = useNow();
  const { isEnded, due } = useDue(report, cycle, now);
  const dueWords = useDueWords();
  const { left, words } = due ? dueWords(due, now) : {};
  return (
    <>
      <p>
        <strong>{say(`submission.${report.state}`)}</strong>
      </p>
      {isEnded && <p className="muted">{say('report.ended')}</p>}
      {due && (
        <div className="report-due">
          <Icon name="clock" />
          <p>{left}</p>
          <p className="muted">{words}</p>
        </div>
      )}
    </>
  );
}
