import type { CycleView } from '@signatory/contract';

/** The cycles that a list is for: own ones, and those of the imported ones, whose scores are not made here, that it takes too. */
export function cyclesFor(all: readonly CycleView[], takes: (imported: CycleView) => boolean): CycleView[] {
  return all.filter((cycle) => cycle.source === null || takes(cycle));
}

/** The cycle that a list is about: the one that its address names, else the first; undefined where there is none. */
export function pickCycle(own: readonly CycleView[], chosen: string | undefined): CycleView | undefined {
  return own.find(({ code }) => code === chosen) ?? own[0];
}

/** Plans as they are chosen from: that of the cycle which the lists open with leads, so that nobody works on another by default. */
export function planAtWorkFirst<P extends { readonly id: string }>(
  plans: readonly P[],
  cycles: readonly { readonly plan: { readonly id: string }; readonly source: unknown }[],
): P[] {
  const atWork = cycles.find(({ source }) => source === null)?.plan.id;
  return [...plans.filter(({ id }) => id === atWork), ...plans.filter(({ id }) => id !== atWork)];
}

/** The code of a member that an address names, if the cycle has it. */
export function memberIn({ members }: Pick<CycleView, 'members'>, code: string | undefined): string | undefined {
  return members.find((each) => each.code === code)?.code;
}
