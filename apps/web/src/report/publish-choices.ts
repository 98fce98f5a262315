import type { EntryView, ReportView, RunView } from '@signatory/contract';
import type { EvidenceTier } from '@signatory/domain';
import { useState } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand, type Command } from '../api/queries.js';
import { draftOf } from './draft-home.js';

/** Who may see what of a report, as it is being chosen before it is certified. */
export interface PublishChoices {
  readonly tierOf: (piece: EntryView['evidence'][number]) => EvidenceTier;
  readonly choose: (pieces: readonly EntryView['evidence'][number][], tier: EvidenceTier) => void;
  readonly discard: () => void;
  /** How many pieces are to be seen by others than is stored. */
  readonly waiting: number;
  /** Answers the run that checks what was saved. */
  readonly save: Command<undefined, RunView>;
}

/** Choices wait until they are saved together: each save makes the report one that has to be checked again. */
export function usePublishChoices(report: ReportView): PublishChoices {
  const { cycle, member } = report;
  const [chosen, setChosen] = useState<ReadonlyMap<string, EvidenceTier>>(new Map());
  const changed = report.entries.flatMap((entry) => {
    const answer = withTiers(entry, chosen);
    return mayChooseIn(entry) && answer.count > 0 ? { entry, ...answer } : [];
  });
  // One after the other: they are revisions of one report.
  const save = useCommand<undefined, RunView>(async () => {
    for (const { entry, evidence } of changed)
      await api.saveEntry(
        { cycle, member, indicator: entry.indicator },
        entry.version,
        draftOf({ ...entry, evidence }),
      );
    return api.check(cycle, member);
  }, [['report', cycle, member]]);
  return {
    tierOf: ({ id, tier }) => chosen.get(id) ?? tier,
    choose: (pieces, tier) => setChosen(new Map([...chosen, ...pieces.map(({ id }) => [id, tier] as const)])),
    discard: () => setChosen(new Map()),
    waiting: changed.reduce((sum, { count }) => sum + count, 0),
    save,
  };
}

/** Saved by itself, an entry would be no longer what it is: made from agencies' parts, or waiting to be confirmed. */
export function mayChooseIn({ open, partOnly, status, combined, calculation }: EntryView): boolean {
  return open && !partOnly && status !== 'unanswered' && combined === null && calculation === null;
}

function withTiers(
  { evidence }: Pick<EntryView, 'evidence'>,
  chosen: ReadonlyMap<string, EvidenceTier>,
): { readonly evidence: EntryView['evidence']; readonly count: number } {
  const next = evidence.map((piece) => ({ ...piece, tier: chosen.get(piece.id) ?? piece.tier }));
  return { evidence: next, count: next.filter(({ tier }, at) => tier !== evidence[at]?.tier).length };
}
