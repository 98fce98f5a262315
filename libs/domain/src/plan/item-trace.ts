import { breaksBetween, predecessorOf, type ItemMapping, type ItemType } from './item-map.js';
import type { Plan } from './plan.js';

/** Two versions of a plan that follow each other, and what was decided to have become of each item. */
export interface VersionStep {
  readonly older: Plan;
  readonly newer: Plan;
  readonly map: readonly ItemMapping[];
}

/** Why an item of now has no values then. `undecided`: nobody has said what became of it. */
export const BREAK_KINDS = ['split', 'merged', 'new', 'redefined', 'undecided'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** An item of one version in another: the id it has there, or where on the way its series breaks. */
export type Trace =
  | { readonly kind: 'same'; readonly id: string }
  | {
      readonly kind: 'break';
      readonly why: BreakKind;
      /** The version that it broke with. */
      readonly version: number;
      /** What stood in its place on the other side of the break, with the version of it: none where it is new. */
      readonly parts: readonly string[];
      readonly partsOf: number;
    };

/** Answers where an item of the version that one asks from was. */
export type ItemTrace = (item: ItemType, id: string) => Trace;

/** Within one version everything is itself. */
export const untouched: ItemTrace = (_, id) => ({ kind: 'same', id });

/**
 * Follows items through versions: the steps lead from the version asked from to the other, each with the nearer version as
 * its `newer`. A kept or renamed item goes on as long as it is measured in the same way; every other one breaks there.
 */
export function traceItems(steps: readonly VersionStep[]): ItemTrace {
  const prepared = steps.map((step) => ({ ...step, breaks: breaksByItem(step) }));
  return (item, id) => {
    let at = id;
    for (const { older, newer, map, breaks } of prepared) {
      const broken = breaks.get(`${item} ${at}`);
      const before = broken ? null : predecessorOf(map, item, at);
      if (before === null)
        return {
          kind: 'break',
          why: broken?.why ?? 'undecided',
          version: Math.max(older.version, newer.version),
          parts: broken?.parts ?? [],
          partsOf: older.version,
        };
      at = before;
    }
    return { kind: 'same', id: at };
  };
}

/** The steps between two versions, from the nearer to the farther, also where the farther one is the newer. */
export function stepsBetween(near: number, far: number, steps: readonly VersionStep[]): VersionStep[] {
  const [low, high] = [Math.min(near, far), Math.max(near, far)];
  const between = steps
    .filter(({ older, newer }) => older.version >= low && newer.version <= high)
    .toSorted((a, b) => b.newer.version - a.newer.version);
  return far <= near ? between : between.toReversed().map(turn);
}

const TURNED: Readonly<Partial<Record<ItemMapping['kind'], ItemMapping['kind']>>> = {
  split: 'merged',
  merged: 'split',
  new: 'dropped',
  dropped: 'new',
};

/** A step as it looks from its older version. */
function turn({ older, newer, map }: VersionStep): VersionStep {
  const turned = map.map(({ item, kind, from, to }) => ({ item, kind: TURNED[kind] ?? kind, from: to, to: from }));
  return { older: newer, newer: older, map: turned };
}

function breaksByItem({ older, newer, map }: VersionStep): Map<string, { why: BreakKind; parts: readonly string[] }> {
  return new Map(
    breaksBetween(older, newer, map).flatMap(({ item, kind, from, to }) =>
      kind === 'dropped' ? [] : to.map((id) => [`${item} ${id}`, { why: kind, parts: from }] as const),
    ),
  );
}
