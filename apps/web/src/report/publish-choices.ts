import type { ChooseTiers, EntryView, ReportView, RunView } from '@signatory/contract';
import type { EvidenceTier, NarrativeTier } from '@signatory/domain';
import { useState } from 'react';
import { path, tell } from '../api/client.js';
import { api } from '../api/endpoints.js';
import { useCommand, type Command } from '../api/queries.js';

/** Who may see what of a report, as it is being chosen before it is certified. */
export interface PublishChoices {
  readonly tierOf: (piece: EntryView['evidence'][number]) => EvidenceTier;
  readonly choose: (pieces: readonly EntryView['evidence'][number][], tier: EvidenceTier) => void;
  readonly narrativeTierOf: (entry: EntryView) => NarrativeTier;
  readonly chooseNarratives: (entries: readonly EntryView[], tier: NarrativeTier) => void;
  readonly discard: () => void;
  /** How many narratives and pieces are to be seen by others than is stored. */
  readonly waiting: number;
  /** Answers the run that checks what was saved. */
  readonly save: Command<undefined, RunView>;
}

/** Choices wait until they are saved together: each save makes the report one that has to be checked again. */
export function usePublishChoices(report: ReportView): PublishChoices {
  const { cycle, member } = report;
  const [chosen, setChosen] = useState<ReadonlyMap<string, EvidenceTier>>(new Map());
  const [told, setTold] = useState<ReadonlyMap<string, NarrativeTier>>(new Map());
  const narrativeTierOf = (entry: EntryView): NarrativeTier =>
    told.get(placeOf(entry)) ?? entry.narrativeTier ?? 'reviewers';
  const changed = report.entries.flatMap((entry) => {
    if (!mayChooseIn(entry)) return [];
    const { indicator, version } = entry;
    const tiers = changesIn(entry, chosen);
    const narrative = narrativeTierOf(entry);
    const isTold = entry.narrative !== null && narrative !== entry.narrativeTier;
    return isTold || tiers.length > 0 ? [{ indicator, version, tiers, ...(isTold && { narrative }) }] : [];
  });
  // However many, they are one revision. What somebody saved meanwhile refuses all of them, and is shown before they are sent again.
  const save = useCommand<undefined, RunView>(async () => {
    const entries = changed.map((entry) => ({ ...entry, tiers: Object.fromEntries(entry.tiers) }));
    await tell(path`/cycles/${cycle}/reports/${member}/tiers`, {
      method: 'PUT',
      body: { entries } satisfies ChooseTiers,
    });
    return api.check(cycle, member);
  }, [['report', cycle, member]]);
  return {
    tierOf: ({ id, tier }) => chosen.get(id) ?? tier,
    choose: (pieces, tier) => setChosen(new Map([...chosen, ...pieces.map(({ id }) => [id, tier] as const)])),
    narrativeTierOf,
    chooseNarratives: (entries, tier) =>
      setTold(new Map([...told, ...entries.map((entry) => [placeOf(entry), tier] as const)])),
    discard: () => {
      setChosen(new Map());
      setTold(new Map());
    },
    waiting: changed.reduce((sum, { tiers, narrative }) => sum + tiers.length + (narrative ? 1 : 0), 0),
    save,
  };
}

/** Words that were saved anew, by whomever, are to be chosen for anew. */
function placeOf({ indicator, version }: EntryView): string {
  return `${indicator} ${version}`;
}

export function mayChooseIn({ open, partOnly }: EntryView): boolean {
  return open && !partOnly;
}

/** The pieces that are to be seen by others than is stored. */
function changesIn({ evidence }: EntryView, chosen: ReadonlyMap<string, EvidenceTier>): [string, EvidenceTier][] {
  return evidence.flatMap(({ id, tier }): [string, EvidenceTier][] => {
    const next = chosen.get(id) ?? tier;
    return next === tier ? [] : [[id, next]];
  });
}
