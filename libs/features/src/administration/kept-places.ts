import { coversAll, grantsAnywhere, keptBy, type Actor, type CycleScope } from '@signatory/domain';

/**
 * Whether a role of a place is one that somebody who keeps people is shown: of a plan that is kept, or of one of its cycles that
 * is, to which roles in every cycle belong too. What is not shown is unknown, whoever asks. @throws Refusal `permission.missing`
 * for whoever keeps neither.
 */
export function keptPlaces(actor: Actor, at: Date): (place: CycleScope) => boolean {
  keptBy({ actor, at, permission: 'people:manage' });
  const kept = grantsAnywhere(actor, 'people:manage', at.toISOString()).filter(coversAll);
  return ({ plan, cycle }) =>
    kept.some((own) => own.plan === plan && (own.cycle === null || cycle === null || own.cycle === cycle));
}
