import type { CycleView, QueueRow } from '@signatory/contract';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { ProblemError } from '../api/problem-error.js';
import { useCommand } from '../api/queries.js';
import { reviewing } from '../api/review.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import type { Selection } from './queue-selection.js';
import { LeftAlone, type useTaking } from './taking.js';
import { offerUndo } from './undo.js';

interface Stop {
  readonly member: string;
  readonly indicator: string;
  /** As the list names it. */
  readonly label: string;
  readonly why: string;
}

const WHY = {
  'review.threads-open': 'review.stop.threads',
  'review.findings-open': 'review.stop.findings',
  'review.stale': 'review.stop.stale',
  'conflict-of-interest': 'review.stop.judge',
  'review.own-edit': 'review.stop.judge',
  'permission.missing': 'review.stop.judge',
  'not-found': 'review.stop.judge',
  'same-person': 'review.stop.again',
} as const;

/** Approves what is selected, all of it or nothing, and says what stops it; or takes it into review, as far as nobody has it. */
export function BulkApproval(props: {
  readonly cycle: CycleView;
  /** How much of the list is here, in words. */
  readonly shown: string;
  readonly selection: Selection;
  readonly taking: ReturnType<typeof useTaking>;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, shown, selection, taking } = props;
  const { rows, stale } = selection;
  const approve = useCommand(
    (entries: readonly QueueRow[]) =>
      reviewing.approveEntries(
        cycle.code,
        entries.map(({ member, indicator, version }) => ({ member, indicator, version })),
      ),
    [['reviews', cycle.code]],
  );
  const send = (): void =>
    approve.mutate(rows, {
      onSuccess: () => {
        // Said there and not here: with the last row of a view its table goes, and this with it.
        const entries = rows.map(({ member, indicator }) => ({ member, indicator }));
        offerUndo({ cycle: cycle.code, entries, done: 'approved' });
        selection.clear();
      },
    });
  const stops = stopsOf(approve.error);
  return (
    <div className="bulk">
      <p className="shown-count" role="status">
        {shown}
      </p>
      <p role="status" className="shown-count">
        {say('review.selected', { count: rows.length })}{' '}
        {stale.size > 0 && say('review.selectedStale', { count: stale.size })}
      </p>
      <button type="button" className="button" aria-disabled={rows.length === 0 || approve.isPending} onClick={send}>
        {say('review.approveSelected')}
      </button>
      <button
        type="button"
        className="button"
        aria-disabled={rows.length === 0 || taking.isPending}
        onClick={() => taking.mutate(rows, { onSuccess: selection.clear })}
      >
        {say('review.take')}
      </button>
      <LeftAlone cycle={cycle} taking={taking} />
      {stops ? (
        <div className="banner banner-err" role="alert">
          <p className="banner-head">{say('review.stopped')}</p>
          <ul className="faults">
            {stops.map(({ member, indicator, label, why }) => (
              <li key={`${member} ${indicator}`}>
                <strong>
                  {nameMember(cycle, member, choose)}
                  {say('join.comma')}
                  {label}
                </strong>{' '}
                {say(WHY[why as keyof typeof WHY] ?? 'review.stop.state')}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        approve.error && <Failure error={approve.error} />
      )}
    </div>
  );
}

function stopsOf(error: Error | null): readonly Stop[] | null {
  if (!(error instanceof ProblemError) || error.code !== 'review.bulk-stopped') return null;
  return (error.problem.facts?.['stops'] as readonly Stop[] | undefined) ?? null;
}
