import type { ContributionView, EntryView, SaveEntry } from '@signatory/contract';
import type { EvidencePart } from '@signatory/domain';
import type { QueryClient } from '@tanstack/react-query';
import { api, type EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';

/** Where what is entered is saved: in the entry, or in the part of it that somebody was asked for. */
export interface DraftHome {
  readonly version: number;
  readonly isOpen: boolean;
  readonly start: SaveEntry;
  /** Who saved it last and when. */
  readonly saved: { readonly by: string; readonly byId: string; readonly at: string };
  /** The query that shows it. */
  readonly shown: readonly unknown[];
  readonly send: (version: number, body: SaveEntry, leaving: boolean) => Promise<number>;
  /** What a refusal tells of the answer that stands there. */
  readonly readTheirs: (told: unknown) => SaveEntry | null;
  /** As it is stored now. */
  readonly read: (client: QueryClient) => Promise<SaveEntry | null>;
}

export function entryHome(key: EntryKey, entry: EntryView): DraftHome {
  const { cycle, member, indicator } = key;
  return {
    version: entry.version,
    isOpen: entry.open,
    start: draftOf(entry),
    saved: { by: entry.updatedBy ?? '', byId: entry.updatedById ?? '', at: entry.updatedAt ?? '' },
    shown: ['report', cycle, member],
    send: (version, body, leaving) => api.saveEntry(key, version, body, leaving),
    readTheirs: (told) => (has<EntryView>(told, 'evidence') ? draftOf(told) : null),
    read: async (client) => {
      const { entries } = await client.fetchQuery(queries.report(cycle, member));
      const theirs = entries.find((each) => each.indicator === indicator);
      return theirs ? draftOf(theirs) : null;
    },
  };
}

/** An agency's part: it begins empty, since it is not the whole of the entry. */
export function partHome(key: EntryKey, part: ContributionView): DraftHome {
  const { cycle, member, indicator } = key;
  return {
    version: part.version,
    isOpen: part.commands.includes('edit'),
    start: part.answer ?? EMPTY,
    // Whoever asked for it moves its state; what it says is its contributor's alone.
    saved: { by: part.contributor.name, byId: part.contributor.id, at: part.changedAt },
    shown: ['contributions', cycle, member],
    send: (version, body, leaving) => api.saveContribution(key, version, body, leaving),
    readTheirs: (told) => (has<ContributionView>(told, 'contributor') ? (told.answer ?? EMPTY) : null),
    read: async (client) => {
      const parts = await client.fetchQuery(queries.contributions(cycle, member));
      const own = parts.find((each) => each.indicator === indicator && each.contributor.id === part.contributor.id);
      return own ? (own.answer ?? EMPTY) : null;
    },
  };
}

/** A refusal that tells of no answer, or of another thing, has not what every such answer has. */
function has<Told extends object>(told: unknown, field: keyof Told): told is Told {
  return typeof told === 'object' && told !== null && field in told;
}

const EMPTY: SaveEntry = { status: 'answered', value: null, evidence: [] };

/** What would be sent if nothing changed. */
export function draftOf(entry: EntryView): SaveEntry {
  const narrative = entry.narrative;
  return {
    status: entry.status === 'unanswered' ? 'answered' : entry.status,
    value: entry.value,
    evidence: entry.evidence.map(asSent),
    ...(entry.reason === null ? {} : { reason: entry.reason }),
    ...(Object.keys(entry.cells).length > 0 ? { cells: entry.cells } : {}),
    // Cells that are not in sight are not sent, and stay.
    ...(entry.cellCount > Object.keys(entry.cells).length ? { keepOtherCells: true } : {}),
    ...(entry.observation ? { observation: entry.observation } : {}),
    ...(entry.currency ? { currency: entry.currency } : {}),
    // The day on which its figures were saved is known of them, and said by nobody.
    ...(entry.vintageDeclared && entry.vintage !== null ? { vintage: entry.vintage } : {}),
    ...(narrative ? { narrative: narrativeOf(narrative, entry) } : {}),
  };
}

/** A stored piece as it is sent: its id, and what is known of its file and of its page, are the server's. */
function asSent(piece: EntryView['evidence'][number]): SaveEntry['evidence'][number] {
  const { id: _id, stored: _stored, link: _link, copy: _copy, ...said } = piece;
  // No more than that: a part of the server's that were sent back would have everything refused.
  return said satisfies Record<Exclude<keyof typeof said, EvidencePart>, never>;
}

/** The member's own words with their translation, if they have one. */
function narrativeOf(
  { original, texts }: NonNullable<EntryView['narrative']>,
  { translation, narrativeTier }: EntryView,
): NonNullable<SaveEntry['narrative']> {
  const other = Object.keys(texts).find((language) => language !== original);
  return {
    language: original,
    text: texts[original]?.text ?? '',
    ...(other !== undefined && {
      translation: { language: other, text: texts[other]?.text ?? '', checked: translation === 'CHECKED' },
    }),
    ...(narrativeTier && { tier: narrativeTier }),
  };
}
