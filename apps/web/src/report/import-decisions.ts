import type { ApplyImport } from '@signatory/contract';

export type Take = 'mine' | 'stored';

/** What a person decided of an import's conflicts: of each, by its number, and of all that are not named. */
export interface Decided {
  readonly all: Take | null;
  readonly each: ReadonlyMap<string, { readonly indicator: string; readonly field: string; readonly take: Take }>;
}

export const NOTHING_DECIDED: Decided = { all: null, each: new Map() };

type Field = { readonly indicator: string; readonly field: string };

/** One conflict decided; the others stay as they are. */
export function decideOne({ all, each }: Decided, { indicator, field }: Field, take: Take): Decided {
  return { all, each: new Map(each).set(nameOf({ indicator, field }), { indicator, field, take }) };
}

/** All conflicts decided alike, also those not on screen; what was decided before gives way. */
export function decideAll(take: Take): Decided {
  return { all: take, each: new Map() };
}

export function takenOf({ all, each }: Decided, field: Field, before: Take | null): Take | null {
  return each.get(nameOf(field))?.take ?? all ?? before;
}

/** How many are still open, of those that the server counts as undecided. */
export function undecidedOf({ all, each }: Decided, open: number): number {
  return all === null ? Math.max(0, open - each.size) : 0;
}

export function decisionsFor({ all, each }: Decided): Pick<ApplyImport, 'decisions' | 'all'> {
  return { decisions: [...each.values()], ...(all !== null && { all }) };
}

function nameOf({ indicator, field }: Field): string {
  return `${indicator} ${field}`;
}
