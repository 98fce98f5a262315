import { CYCLE_STATES, Refusal, type CycleState } from '@signatory/domain';

const IN_USE: readonly CycleState[] = CYCLE_STATES.filter((state) => state !== 'ARCHIVED');

/** Whether anybody may still come to have a part in a cycle: an archived one is only read. */
export function isInUse({ state }: { readonly state: CycleState }): boolean {
  return IN_USE.includes(state);
}

/** Refuses `command.wrong-state` for an archived cycle. */
export function requireInUse(cycle: { readonly state: CycleState }, command: string): void {
  if (isInUse(cycle)) return;
  const { state } = cycle;
  throw new Refusal('command.wrong-state', { command, subject: 'cycle', state, allowed: IN_USE.join(', ') });
}
