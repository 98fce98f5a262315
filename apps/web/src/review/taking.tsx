import type { CycleView, QueueRow, TakenEntries } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { queries, useCommand, type Command } from '../api/queries.js';
import { reviewing } from '../api/review.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { offerUndo } from './undo.js';

type Place = Pick<QueueRow, 'member' | 'indicator'>;

/** Takes entries into review by the reader, and offers to take that back. */
export function useTaking(cycle: string): Command<readonly Place[], TakenEntries> {
  const take = useCommand(
    (entries: readonly Place[]) =>
      reviewing.take(
        cycle,
        entries.map(({ member, indicator }) => ({ member, indicator })),
      ),
    [['reviews', cycle]],
  );
  return {
    ...take,
    mutate: (entries, following = {}) =>
      take.mutate(entries, {
        ...following,
        onSuccess: (answer) => {
          if (answer.taken.length > 0) offerUndo({ cycle, entries: answer.taken, done: 'taken' });
          following.onSuccess?.(answer);
        },
      }),
  };
}

/** What of it a colleague has, or was decided already. */
export function LeftAlone(props: {
  readonly cycle: CycleView;
  readonly taking: Command<readonly Place[], TakenEntries>;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, taking } = props;
  const { data: plan } = useQuery(queries.plan(cycle.code));
  const indicators = plan?.commitments.flatMap((commitment) => commitment.indicators) ?? [];
  if (taking.error) return <Failure error={taking.error} />;
  if (!taking.data || taking.data.left.length === 0) return null;
  return (
    <div className="banner" role="status">
      <p className="banner-head">{say('review.left')}</p>
      <ul className="faults">
        {taking.data.left.map(({ member, indicator, reviewer, state }) => (
          <li key={`${member} ${indicator}`}>
            <strong>
              {nameMember(cycle, member, choose)}
              {say('join.comma')}
              {indicators.find(({ code }) => code === indicator)?.label ?? indicator}
            </strong>{' '}
            {[say(`entryReview.${state}`), reviewer].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
