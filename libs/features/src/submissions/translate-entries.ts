import type { Entry, ItemTrace, Plan } from '@signatory/domain';
import { indexPlan, type OpenedCycle } from '../catalogue/index.js';
import type { EntryRow } from './entry-rows.js';
import { entryOf } from './entry-views.js';

/** How the indicators of another version of a plan are called in this one. */
export interface Translation {
  /** Their codes of now, by their ids of then. */
  readonly codes: ReadonlyMap<string, string>;
  /** Codes of now that had no same indicator then. */
  readonly breaks: ReadonlySet<string>;
}

export function translation(plan: Plan, from: Plan, trace: ItemTrace, ids: ReadonlySet<string>): Translation {
  const codes = new Map<string, string>();
  const breaks = new Set<string>();
  const [now, then] = [indexPlan(plan).byId, indexPlan(from).byId];
  for (const id of ids) {
    const code = now.get(id)?.indicator.code;
    if (code === undefined) continue;
    const found = trace('indicator', id);
    if (found.kind === 'same' && then.has(found.id)) codes.set(found.id, code);
    else breaks.add(code);
  }
  return { codes, breaks };
}

/** Entries of another version of a plan by the codes of this one. */
export function translate(from: Plan, { codes }: Translation, rows: readonly EntryRow[]): Record<string, Entry> {
  const { byId } = indexPlan(from);
  return Object.fromEntries(
    rows.flatMap((row): [string, Entry][] => {
      const placed = byId.get(row.indicatorId);
      const code = codes.get(row.indicatorId);
      const entry = placed && code !== undefined ? entryOf(placed, row) : null;
      return entry && code !== undefined ? [[code, entry]] : [];
    }),
  );
}

/** Whether a cycle's window ended before another's began, in the same plan. */
export function isEarlier({ cycle }: OpenedCycle, { cycle: now }: OpenedCycle): boolean {
  return (
    cycle.planId === now.planId &&
    cycle.id !== now.id &&
    cycle.windowTo !== null &&
    now.windowFrom !== null &&
    cycle.windowTo <= now.windowFrom
  );
}
