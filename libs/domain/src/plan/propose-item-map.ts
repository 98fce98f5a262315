import { itemsOf, type ItemMapping, type PlanItem } from './item-map.js';
import { likenessOf } from './likeness.js';
import type { Plan } from './plan.js';

/** A row that code proposes and a person decides. */
export interface ProposedMapping extends ItemMapping {
  /** 0–100: how alike the words are; null for what is new or dropped. */
  readonly likeness: number | null;
}

/** From here on two items are taken for the same. */
const SAME = 0.6;
/** From here on an item is taken for a part of another; two parts at least make a split or a merger. */
const PART = 0.45;

interface Pair {
  readonly older: PlanItem;
  readonly newer: PlanItem;
  readonly likeness: number;
}

/**
 * What probably became of each item, by ids first and by the words where ids tell nothing: in the order of the newer
 * version, then what was dropped. It decides nothing.
 */
export function proposeItemMap(older: Plan, newer: Plan): ProposedMapping[] {
  const before = itemsOf(older);
  const after = itemsOf(newer);
  const sameIds = pairsById(before, after);
  const known = new Set(sameIds.flatMap((pair) => [pair.older, pair.newer]));
  const pairs = pairsByWords(
    before.filter((item) => !known.has(item)),
    after.filter((item) => !known.has(item)),
  );
  const matched = [...sameIds, ...takeBest(pairs)];
  const taken = new Set(matched.flatMap((pair) => [pair.older, pair.newer]));
  const parts = takeParts(pairs, matched, taken);
  const rows = [...matched.map(describeMatch), ...parts];
  const orderOf = (item: ItemMapping): number => after.findIndex((each) => isAt(each, item, 'to'));
  const settled = (item: PlanItem, end: 'from' | 'to'): boolean => rows.some((row) => isAt(item, row, end));
  const fresh = after
    .filter((item) => !settled(item, 'to'))
    .map(({ item, id }): ProposedMapping => ({ item, kind: 'new', from: null, to: id, likeness: null }));
  const dropped = before
    .filter((item) => !settled(item, 'from'))
    .map(({ item, id }): ProposedMapping => ({ item, kind: 'dropped', from: id, to: null, likeness: null }));
  return [...[...rows, ...fresh].sort((one, other) => orderOf(one) - orderOf(other)), ...dropped];
}

function isAt(item: PlanItem, row: ItemMapping, end: 'from' | 'to'): boolean {
  return row.item === item.item && row[end] === item.id;
}

function pairsById(before: readonly PlanItem[], after: readonly PlanItem[]): Pair[] {
  const byId = new Map(before.map((older) => [`${older.item} ${older.id}`, older]));
  return after.flatMap((newer) => {
    const older = byId.get(`${newer.item} ${newer.id}`);
    return older ? [{ older, newer, likeness: likenessOf(older.words, newer.words) }] : [];
  });
}

function pairsByWords(before: readonly PlanItem[], after: readonly PlanItem[]): Pair[] {
  return before
    .flatMap((older) =>
      after
        .filter(({ item }) => item === older.item)
        .map((newer) => ({ older, newer, likeness: likenessOf(older.words, newer.words) })),
    )
    .filter(({ likeness }) => likeness >= PART)
    .sort((one, other) => other.likeness - one.likeness);
}

/** The likest pairs first, each item once. An item with two like it is left to be a split or a merger. */
function takeBest(pairs: readonly Pair[]): Pair[] {
  const rivals = (pair: Pair, end: 'older' | 'newer'): number => pairs.filter((each) => each[end] === pair[end]).length;
  return pairs.filter((pair) => pair.likeness >= SAME && rivals(pair, 'older') === 1 && rivals(pair, 'newer') === 1);
}

function takeParts(pairs: readonly Pair[], matched: readonly Pair[], taken: ReadonlySet<PlanItem>): ProposedMapping[] {
  const left = pairs.filter((pair) => !matched.includes(pair) && !taken.has(pair.older) && !taken.has(pair.newer));
  const used = new Set<PlanItem>();
  const rows: ProposedMapping[] = [];
  for (const kind of ['split', 'merged'] as const) {
    const [whole, part] = kind === 'split' ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
    for (const item of new Set(left.map((pair) => pair[whole]))) {
      const own = left.filter((pair) => pair[whole] === item && !used.has(item) && !used.has(pair[part]));
      if (own.length < 2) continue;
      for (const pair of own) {
        used.add(pair.older).add(pair.newer);
        rows.push({ ...describeMatch(pair), kind });
      }
    }
  }
  const rest = left.filter(({ older, newer }) => !used.has(older) && !used.has(newer));
  for (const pair of rest) {
    if (pair.likeness < SAME || used.has(pair.older) || used.has(pair.newer)) continue;
    used.add(pair.older).add(pair.newer);
    rows.push(describeMatch(pair));
  }
  return rows;
}

function describeMatch({ older, newer, likeness }: Pair): ProposedMapping {
  const isSaidAlike = likeness === 1 && older.calculated === newer.calculated;
  const same = older.id === newer.id && older.code === newer.code && isSaidAlike;
  return {
    item: newer.item,
    kind: same ? 'kept' : 'renamed',
    from: older.id,
    to: newer.id,
    likeness: Math.round(likeness * 100),
  };
}
