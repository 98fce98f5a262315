import { faultWords } from '../faults/fault-words.js';
import type { Fault } from '../refusal.js';
import type { LocalText } from '../text.js';
import type { Alignment } from './alignment.js';
import { measureOfCodebook } from './codebook.js';
import type { Commitment } from './commitment.js';
import type { Indicator } from './indicator.js';
import type { Plan } from './plan.js';

export const ITEM_TYPES = ['commitment', 'indicator'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/**
 * What became of an item between two versions of a plan. `kept`: the same id and words; `renamed`: the same thing under
 * another id, code or wording; a split or merged item has one row for each of its parts.
 */
export const ITEM_MAP_KINDS = ['kept', 'renamed', 'split', 'merged', 'new', 'dropped'] as const;
export type ItemMapKind = (typeof ITEM_MAP_KINDS)[number];

export interface ItemMapping {
  readonly item: ItemType;
  readonly kind: ItemMapKind;
  /** The id in the older version; null where it is new. */
  readonly from: string | null;
  /** The id in the newer version; null where it was dropped. */
  readonly to: string | null;
}

/** A commitment or an indicator, as two versions are compared by. */
export interface PlanItem {
  readonly item: ItemType;
  readonly id: string;
  readonly code: string;
  readonly words: LocalText;
  /** How it is calculated (CEL); absent where somebody answers it. */
  readonly calculated?: string;
  /** What it answers to in other frameworks; absent for nothing. */
  readonly alignments?: readonly Alignment[];
}

/** Every commitment and indicator of a plan, each commitment before its indicators. */
export function itemsOf(plan: Plan): PlanItem[] {
  return plan.commitments.flatMap(({ id: commitment, code: printed, text, alignments: own, indicators }) => [
    { item: 'commitment' as const, id: commitment, code: printed, words: text, ...(own && { alignments: own }) },
    ...indicators.map(({ id, code, question, calculated, alignments }) => ({
      item: 'indicator' as const,
      id,
      code,
      words: question,
      ...(calculated && { calculated: calculated.value }),
      ...(alignments && { alignments }),
    })),
  ]);
}

/** Whole kinds: what an item of the older and of the newer version may be, with the number of rows it then has. */
const OLDER: Readonly<Partial<Record<ItemMapKind, 'one' | 'several'>>> = {
  kept: 'one',
  renamed: 'one',
  dropped: 'one',
  merged: 'one',
  split: 'several',
};
const NEWER: Readonly<Partial<Record<ItemMapKind, 'one' | 'several'>>> = {
  kept: 'one',
  renamed: 'one',
  new: 'one',
  split: 'one',
  merged: 'several',
};

/** What is missing from a decided map, or wrong in it; empty when every item of both versions is decided once. Pointers are into the list. */
export function checkItemMap(older: Plan, newer: Plan, map: readonly ItemMapping[]): Fault[] {
  const itemise = (plan: Plan): VersionItems => ({ version: plan.version, items: itemsOf(plan) });
  return checkItems(itemise(older), itemise(newer), map);
}

/** The items of one version, with its number. */
export interface VersionItems {
  readonly version: number;
  readonly items: readonly PlanItem[];
}

/** The same for whoever has the items and not the plans. */
export function checkItems(older: VersionItems, newer: VersionItems, map: readonly ItemMapping[]): Fault[] {
  return [
    ...map.flatMap((row, index) => faultsOfRow(row, index)),
    ...faultsOfSide({ ...older, side: 'from', allowed: OLDER }, map),
    ...faultsOfSide({ ...newer, side: 'to', allowed: NEWER }, map),
  ];
}

function faultsOfRow({ kind, from, to }: ItemMapping, index: number): Fault[] {
  const ends: Readonly<Record<string, boolean>> = { from: kind !== 'new', to: kind !== 'dropped' };
  const given: Readonly<Record<string, boolean>> = { from: from !== null, to: to !== null };
  return Object.keys(ends).flatMap((end) =>
    ends[end] === given[end]
      ? []
      : [
          {
            pointer: `/${index}/${end}`,
            words: faultWords('migration.end', { kind: `mapKind.${kind}`, end, isNeeded: ends[end] ? 'yes' : 'no' }),
          },
        ],
  );
}

interface Side extends VersionItems {
  readonly side: 'from' | 'to';
  readonly allowed: Readonly<Partial<Record<ItemMapKind, 'one' | 'several'>>>;
}

function faultsOfSide({ items, side, version, allowed }: Side, map: readonly ItemMapping[]): Fault[] {
  const known = new Set(items.map(keyOf));
  const rows = new Map<string, { row: ItemMapping; index: number }[]>();
  const strangers = map.flatMap((row, index): Fault[] => {
    const id = row[side];
    if (id === null) return [];
    const key = keyOf({ item: row.item, id });
    if (!known.has(key))
      return [
        {
          pointer: `/${index}/${side}`,
          words: faultWords('migration.unknown', { version, item: `item.${row.item}`, id }),
        },
      ];
    rows.set(key, [...(rows.get(key) ?? []), { row, index }]);
    return [];
  });
  return [...strangers, ...items.flatMap((item) => faultsOfItem(item, version, rows.get(keyOf(item)) ?? [], allowed))];
}

function faultsOfItem(
  { item, id, code }: PlanItem,
  version: number,
  found: readonly { readonly row: ItemMapping; readonly index: number }[],
  allowed: Side['allowed'],
): Fault[] {
  const [first, second] = found;
  const named = { item: `item.${item}`, code };
  if (!first)
    return [
      {
        pointer: '',
        words: faultWords('migration.undecided', { ...named, id, version, isOlder: allowed === OLDER ? 'yes' : 'no' }),
      },
    ];
  const { kind } = first.row;
  const said = `mapKind.${kind}`;
  const mixed = found.find(({ row }) => row.kind !== kind);
  if (mixed)
    return [
      {
        pointer: `/${mixed.index}/kind`,
        words: faultWords('migration.mixed', { ...named, kind: said, other: `mapKind.${mixed.row.kind}` }),
      },
    ];
  if (allowed[kind] === 'one' && second)
    return [
      {
        pointer: `/${second.index}`,
        words: faultWords('migration.twice', { ...named, kind: said }),
      },
    ];
  if (allowed[kind] === 'several' && !second)
    return [
      {
        pointer: `/${first.index}`,
        words: faultWords('migration.alone', { ...named, kind: said }),
      },
    ];
  return [];
}

/** Where a series of figures or scores cannot be read across two versions. */
export interface SeriesBreak {
  readonly item: ItemType;
  /** `redefined`: the same item, but measured or scored otherwise. */
  readonly kind: Exclude<ItemMapKind, 'kept' | 'renamed'> | 'redefined';
  /** Ids in the older version. */
  readonly from: readonly string[];
  /** Ids in the newer version. */
  readonly to: readonly string[];
}

/**
 * Where trends break between two versions, by a decided map; nothing within one version. A kept or renamed item breaks
 * only when its type, unit, method or guideline differ: then its figures or scores mean something else. Another codebook breaks every
 * commitment's scores.
 */
export function breaksBetween(older: Plan, newer: Plan, map: readonly ItemMapping[]): SeriesBreak[] {
  if (older.id === newer.id && older.version === newer.version) return [];
  // Actions classed by other words are other actions: then no score continues one.
  const sameCodebook = measureOfCodebook(older.codebook) === measureOfCodebook(newer.codebook);
  const before = measuresOf(older);
  const after = measuresOf(newer);
  const methods = { older: methodsOf(older), newer: methodsOf(newer) };
  const breaks = new Map<string, { item: ItemType; kind: SeriesBreak['kind']; from: string[]; to: string[] }>();
  for (const { item, kind, from, to } of map) {
    const isSame = kind === 'kept' || kind === 'renamed';
    const isBroken = item === 'commitment' && !sameCodebook;
    const isAlike = before.get(`${item} ${from}`) === after.get(`${item} ${to}`);
    const isMeasuredAlike =
      item !== 'indicator' || !isMeasuredOtherwise(methods.older.get(from), methods.newer.get(to));
    if (isSame && !isBroken && isAlike && isMeasuredAlike) continue;
    const key = `${item} ${kind} ${(kind === 'merged' ? to : from) ?? to}`;
    const found = breaks.get(key) ?? { item, kind: isSame ? 'redefined' : kind, from: [], to: [] };
    if (from !== null && !found.from.includes(from)) found.from.push(from);
    if (to !== null && !found.to.includes(to)) found.to.push(to);
    breaks.set(key, found);
  }
  return [...breaks.values()];
}

/** The id that an item of the newer version had in the older one, where its answer or score can be carried over; else null. */
export function predecessorOf(map: readonly ItemMapping[], item: ItemType, to: string): string | null {
  const row = map.find((each) => each.item === item && each.to === to);
  return row && (row.kind === 'kept' || row.kind === 'renamed') ? row.from : null;
}

function measuresOf(plan: Plan): Map<string, string> {
  return new Map(
    plan.commitments.flatMap((commitment) => [
      [`commitment ${commitment.id}`, measureOfCommitment(commitment)] as const,
      ...commitment.indicators.map(
        (indicator) => [`indicator ${indicator.id}`, measureOfIndicator(indicator)] as const,
      ),
    ]),
  );
}

function methodsOf(plan: Plan): Map<string | null, LocalText | undefined> {
  return new Map(
    plan.commitments.flatMap(({ indicators }) => indicators.map(({ id, method }) => [id, method] as const)),
  );
}

/**
 * Whether two versions measure an indicator by two methods. One that says for the first time how it is measured, or adds a
 * translation, says nothing of measuring otherwise.
 */
export function isMeasuredOtherwise(before: LocalText | undefined, after: LocalText | undefined): boolean {
  if (!before || !after) return false;
  const language = after.texts[before.original] ? before.original : after.original;
  const [was, is] = [before.texts[language] ?? before.texts[before.original], after.texts[language]];
  return was?.text.trim() !== is?.text.trim();
}

function measureOfCommitment({ guideline }: Commitment): string {
  const clauses = guideline ? [guideline.countervailing, ...guideline.levels] : [];
  return JSON.stringify(clauses.map((clause) => clause && [clause.score, clause.if]));
}

function measureOfIndicator({ type, unit, codes, reference }: Indicator): string {
  const printed = unit && unit.texts[unit.original]?.text;
  return JSON.stringify([type, printed ?? null, codes?.map(({ code }) => code) ?? null, reference]);
}

function keyOf({ item, id }: { readonly item: ItemType; readonly id: string }): string {
  return `${item} ${id}`;
}
