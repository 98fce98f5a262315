import type { SaveEntry } from '@signatory/contract';
import {
  answerOf,
  differenceOf,
  fieldsOf,
  tierOf,
  type Entry,
  type FieldDifference,
  type Indicator,
} from '@signatory/domain';

/** A part of an answer in which two editors differ: one field, or all the evidence at once. */
export interface Choice {
  readonly name: string;
  readonly differences: readonly FieldDifference[];
}

/** Where two answers differ; pieces of evidence have no lasting names before they are saved, so they are chosen together. */
export function choicesBetween(theirs: SaveEntry, mine: SaveEntry): Choice[] {
  const [left, right] = [fieldsOf(entryOf(theirs)), fieldsOf(entryOf(mine))];
  const differences = differenceOf(left, right)
    .map((each) => sayKind(each, left, right))
    .filter((each) => each.before !== each.after && !isUnsaidTier(each, left, right));
  const names = [...new Set(differences.map(({ field }) => nameOf(field)))];
  return names.map((name) => ({ name, differences: differences.filter(({ field }) => nameOf(field) === name) }));
}

/** The other's answer with those parts that the person kept of their own. Null where the two do not fit together. */
export function mergeAnswers(
  theirs: SaveEntry,
  mine: SaveEntry,
  kept: ReadonlySet<string>,
  { type }: Pick<Indicator, 'type'>,
): SaveEntry | null {
  const fields = new Map(fieldsOf(entryOf(theirs)));
  for (const { name, differences } of choicesBetween(theirs, mine))
    if (kept.has(name))
      for (const { field, after } of differences) {
        // In its place: of the words the first are the original.
        if (after === undefined) fields.delete(field);
        else fields.set(field, after);
      }
  const read = answerOf(fields, { type });
  if (!read.ok) return null;
  const keeps = (theirs.keepOtherCells ?? mine.keepOtherCells) ? { keepOtherCells: true } : {};
  return read.answer ? { ...draftFrom(read.answer), ...keeps } : { status: 'answered', value: null, evidence: [] };
}

/** A tier that was not chosen is one all the same, and the server says which. */
function isUnsaidTier(
  { field, before, after }: FieldDifference,
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): boolean {
  const piece = /^(evidence\..+)\.tier$/.exec(field)?.[1];
  if (piece === undefined || (before !== undefined && after !== undefined)) return false;
  const silent = before === undefined ? left : right;
  return silent.has(`${piece}.title`) && (before ?? after) === tierOf({ file: silent.get(`${piece}.file`) });
}

/** A figure of which no kind was chosen is as final as one of which it was. */
function sayKind(
  difference: FieldDifference,
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): FieldDifference {
  if (difference.field !== 'observation') return difference;
  return {
    ...(left.has('value') && { before: 'normal' }),
    ...(right.has('value') && { after: 'normal' }),
    ...difference,
  };
}

function nameOf(field: string): string {
  return field.startsWith('evidence.') ? 'evidence' : field;
}

function entryOf({ narrative, ...draft }: SaveEntry): Entry {
  const { reason, cells, keepOtherCells: _, observation, currency, vintage, ...rest } = draft;
  const translation = narrative?.translation;
  return {
    ...rest,
    evidence: draft.evidence as Entry['evidence'],
    ...(reason !== undefined && { reason }),
    ...(cells && { cells }),
    ...(observation && { observation }),
    ...(currency !== undefined && { currency }),
    ...(vintage !== undefined && { vintage }),
    ...(narrative && {
      narrative: {
        original: narrative.language,
        texts: {
          [narrative.language]: { text: narrative.text },
          ...(translation && { [translation.language]: { text: translation.text } }),
        },
      },
    }),
    ...(translation && { translation: translation.checked ? ('CHECKED' as const) : ('DRAFT' as const) }),
    ...(narrative?.tier === 'public' && { narrativeTier: narrative.tier }),
  };
}

function draftFrom({ narrative, translation, narrativeTier, ...entry }: Entry): SaveEntry {
  const other = narrative && Object.keys(narrative.texts).find((language) => language !== narrative.original);
  return {
    ...(entry as unknown as SaveEntry),
    ...(narrative && {
      narrative: {
        language: narrative.original,
        text: narrative.texts[narrative.original]?.text ?? '',
        ...(other !== undefined && {
          translation: {
            language: other,
            text: narrative.texts[other]?.text ?? '',
            checked: translation === 'CHECKED',
          },
        }),
        ...(narrativeTier && { tier: narrativeTier }),
      },
    }),
  };
}
