import type { CycleView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { scoreDesk } from '../../api/score-desk.js';
import { useSpeech } from '../../session/language.js';

/** How many reports a cycle would be closed on before their members have done with them; nothing where none. */
export function ClosingNote({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const reports = useQuery(queries.overview(cycle.code)).data ?? [];
  const { from } = SUBMISSION.transitions.edit;
  const open = reports.filter(({ state }) => from.includes(state)).length;
  return open > 0 && <p className="note">{say('cycleDesk.close.open', { open, members: reports.length })}</p>;
}

/** How many scores a cycle would be concluded without; nothing where none. No refusal tells of them, and none is given later. */
export function ConcludingNote({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const search = { cycle: cycle.code, state: 'NOT_SCORED' } as const;
  const blank = useInfiniteQuery(scoreDesk(cycle.code, { state: search.state })).data?.pages[0]?.total ?? 0;
  return (
    blank > 0 && (
      <p className="note">
        {say('cycleDesk.conclude.blank', { blank })}{' '}
        <Link to="/scoring" search={search}>
          {say('cycleDesk.cure.scores')}
        </Link>
      </p>
    )
  );
}
