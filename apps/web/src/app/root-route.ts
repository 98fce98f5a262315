import type { CycleView, SessionView } from '@signatory/contract';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRoute } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { askAhead } from '../session/ahead.js';
import { known } from './address-parts.js';
import { NotFound } from './not-found.js';
import { cyclesFor, pickCycle } from './pick-cycle.js';
import { Shell } from './shell.js';

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** A word of an address, where it is one. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The cycle a list shows, and its filters, live in the address. */
export const listSearch = known((search): { cycle?: string; member?: string; state?: string } => {
  const [cycle, member, state] = [text(search['cycle']), text(search['member']), text(search['state'])];
  return { ...(cycle ? { cycle } : {}), ...(member ? { member } : {}), ...(state ? { state } : {}) };
});

/** The same of a desk of scores, which has a filter by pillar too. */
export const scoreSearch = (search: Record<string, unknown>): ReturnType<typeof listSearch> & { pillar?: string } => {
  const raw = search['pillar'];
  const pillar = text(typeof raw === 'number' ? String(raw) : raw);
  return { ...listSearch(search), ...(pillar ? { pillar } : {}) };
};

/** What a screen asks for as soon as its address is known. On the mere way to a link its code is fetched, and no data. */
export function ahead(preload: boolean, ask: Parameters<typeof askAhead>[0]): void {
  if (!preload) void askAhead(ask);
}

/** The same, and then what it asks for of the cycles, once they are known. What fails is asked again, and told, by the screen. */
export function aheadOfCycles(
  preload: boolean,
  ask: (client: QueryClient, cycles: readonly CycleView[], session: SessionView) => readonly Promise<void>[],
): void {
  ahead(preload, (client, session) => [
    client.ensureQueryData(queries.cycles()).then(
      async (cycles) => void (await Promise.all(ask(client, cycles, session))),
      () => undefined,
    ),
  ]);
}

/** The same of a list that is about one cycle, as `WithCycle` chooses it: its plan, and what else it shows of it. */
export function aheadInCycle(
  preload: boolean,
  search: object,
  ask: (client: QueryClient, cycle: CycleView) => readonly Promise<void>[] = () => [],
): void {
  aheadOfCycles(preload, (client, cycles) => {
    const named = 'cycle' in search ? text(search.cycle) : undefined;
    const cycle = pickCycle(
      cyclesFor(cycles, ({ code }) => code === named),
      named,
    );
    return cycle ? [client.prefetchQuery(queries.plan(cycle.code)), ...ask(client, cycle)] : [];
  });
}
