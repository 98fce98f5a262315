import { itemsOf, predecessorOf, type Commitment, type ItemMapping, type ItemType, type Plan } from '@signatory/domain';
import { asList, asRaw, type Raw } from '../build/raw.js';
import { writePlan } from '../write/write-plan.js';
import { findDifferences, type Difference } from './find-differences.js';

/** What one version of a plan says otherwise than another: of an item, or of the plan as a whole. */
export interface PlanChange extends Difference {
  readonly item: ItemType | 'plan';
  /** The item's id in the newer version; null of the plan as a whole. */
  readonly id: string | null;
}

/**
 * Whatever the newer version says otherwise: of the plan as a whole, and of each item that goes on by the map, with its rules
 * and guideline. What is new, dropped, split or merged stands in the map as that, and ids and codes do too: an expression that
 * only follows a new code is no change.
 */
export function comparePlans(older: Plan, newer: Plan, map: readonly ItemMapping[]): PlanChange[] {
  const [before, after] = [takeApart(older), takeApart(newer)];
  const follow = followCodes(older, newer, map);
  const isMore = (each: Difference): boolean => each.before === null || follow(each.before) !== each.after;
  const ofItems = itemsOf(newer).flatMap(({ item, id }): PlanChange[] => {
    const from = predecessorOf(map, item, id);
    const [was, is] = [before.items.get(`${item} ${from}`), after.items.get(`${item} ${id}`)];
    if (from === null || !was || !is) return [];
    const moved = item === 'indicator' && predecessorOf(map, 'commitment', is.within.id) !== was.within.id;
    return [
      ...(moved ? [{ item, id, field: 'commitment', before: was.within.code, after: is.within.code }] : []),
      ...findDifferences(was.says, is.says)
        .filter(isMore)
        .map((each) => ({ item, id, ...each })),
    ];
  });
  return [
    ...findDifferences(before.whole, after.whole)
      .filter(isMore)
      .map((each) => ({ item: 'plan' as const, id: null, ...each })),
    ...ofItems,
  ];
}

/** An expression that names an indicator by its new code says the same as before. */
function followCodes(older: Plan, newer: Plan, map: readonly ItemMapping[]): (text: string) => string {
  const before = new Map(itemsOf(older).map(({ item, id, code }) => [`${item} ${id}`, code]));
  const renamed = new Map(
    itemsOf(newer).flatMap(({ item, id, code }) => {
      const was = before.get(`${item} ${predecessorOf(map, item, id)}`);
      return item === 'indicator' && was !== undefined && was !== code ? [[was, code] as const] : [];
    }),
  );
  return (text) => text.replace(/[A-Za-z_]\w*/g, (name) => renamed.get(name) ?? name);
}

interface Part {
  readonly says: Raw;
  /** The commitment itself, or that of an indicator. */
  readonly within: Commitment;
}

/** A plan's document without its items, and each item by its kind and id. */
function takeApart(plan: Plan): { readonly whole: Raw; readonly items: ReadonlyMap<string, Part> } {
  const { commitments, plan: _, version: __, ...whole } = writePlan(plan);
  const items = new Map<string, Part>();
  for (const [place, written] of asList(commitments).entries()) {
    const within = plan.commitments[place];
    if (!within) continue;
    const { indicators, ...own } = asRaw(written);
    items.set(`commitment ${within.id}`, { says: withoutName(own), within });
    for (const each of asList(indicators).map(asRaw))
      items.set(`indicator ${String(each['id'])}`, { says: withoutName(each), within });
  }
  return { whole, items };
}

/** Its id and code are what the map tells. */
function withoutName(written: Raw): Raw {
  const { id: _, code: __, ...says } = written;
  return says;
}
