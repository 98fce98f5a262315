import type { MethodSettings } from '../plan/plan.js';

const DAY = 86_400_000;

/** For how many days members may object to what is signed off; null where the plan asks nobody. */
export function silenceDaysOf({
  adoption,
  silenceDays,
}: Pick<MethodSettings, 'adoption' | 'silenceDays'>): number | null {
  return adoption === 'silence' ? silenceDays : null;
}

/** Until when a lead focal point may object to what is signed off now; null where nobody may. */
export function silenceEnd(silenceDays: number | null, at: Date): Date | null {
  return silenceDays === null ? null : new Date(at.getTime() + silenceDays * DAY);
}

/** What becomes of a release that is signed off now: members have their days, it waits for its instant, or everybody reads it. */
export type SignOffBrings = 'silence' | 'embargo' | 'publication' | 'refusal';

/** `refusal`: it would come out before members had their days. */
export function signOffBrings(
  { embargoUntil, silenceDays }: { readonly embargoUntil: Date; readonly silenceDays: number | null },
  at: Date,
): SignOffBrings {
  const silenceUntil = silenceEnd(silenceDays, at);
  if (silenceUntil) return embargoUntil < silenceUntil ? 'refusal' : 'silence';
  return embargoUntil <= at ? 'publication' : 'embargo';
}
