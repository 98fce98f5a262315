import type { CycleView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';

/** How many reports a cycle would be closed on before their members have done with them; nothing where none. */
export function ClosingNote({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const reports = useQuery(queries.overview(cycle.code)).data ?? [];
  const { from } = SUBMISSION.transitions.edit;
  const open = reports.filter(({ state }) => from.includes(state)).length;
  return open > 0 && <p className="note">{say('cycleDesk.close.open', { open, members: reports.length })}</p>;
}
