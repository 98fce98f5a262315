import type { CycleView, PlanView, QueueFilters, QueueRow } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';

/** Rows on either side of the one that is open. */
const BESIDE = 7;

/** The list that an entry was opened from, where it stands in it: the rows around it, each a step away. */
export function QueueStrip(props: {
  readonly rows: readonly QueueRow[];
  readonly at: number;
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly filters: QueueFilters;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { rows, at, cycle, plan, filters } = props;
  const labels = new Map(
    plan.commitments.flatMap(({ indicators }) => indicators.map(({ code, label }) => [code, label] as const)),
  );
  return (
    <nav className="queue-strip" aria-label={say('review.heading')}>
      <ol>
        {rows.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).map((row) => (
          <li key={`${row.member} ${row.indicator}`}>
            <Link
              to="/review/$cycle/$member/$indicator"
              params={{ cycle: cycle.code, member: row.member, indicator: row.indicator }}
              search={filters}
              aria-current={row === rows[at] ? 'page' : undefined}
            >
              <span className="matrix-code">{labels.get(row.indicator) ?? row.indicator}</span>{' '}
              {nameMember(cycle, row.member, choose)}
              <span className="queue-strip-state">{say(`entryReview.${row.state}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
