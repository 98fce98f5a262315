import { itemWords } from '../faults/fault-words.js';
import type { Fault } from '../refusal.js';
import type { LocalText } from '../text.js';
import type { MemberApplies } from './commitment.js';
import type { Adoption, Plan } from './plan.js';

/** Why a commitment is not asked of a member, or asked in other words. */
export const DECISION_GROUNDS = ['competence', 'geography', 'reservation'] as const;
export type DecisionGround = (typeof DECISION_GROUNDS)[number];

/**
 * What a plan's adopters decided for one member and commitment after the file was written. It stands beside the plan
 * version, whose body never changes, and over what the body says. `asked` takes back what the file excepts.
 */
export interface PlanDecision {
  readonly member: string;
  /** The commitment's id. */
  readonly commitment: string;
  readonly kind: 'asked' | 'variant' | 'not-asked';
  readonly ground: DecisionGround | null;
  /** The variant's words, or the printed reason; null where it is asked as it stands. */
  readonly text: LocalText | null;
}

/** A member's reservation on a commitment, or on the plan as a whole. */
export interface Reservation {
  readonly member: string;
  /** The commitment's id; null for the whole plan. */
  readonly commitment: string | null;
  readonly text: LocalText;
}

/** When and by which document a plan version was adopted, and what its members reserved. */
export interface AdoptionRecord extends Adoption {
  readonly reservations: readonly Reservation[];
}

/** The plan with what was decided for its members. Without decisions it is the plan itself. */
export function decidePlan(plan: Plan, decisions: readonly PlanDecision[]): Plan {
  if (decisions.length === 0) return plan;
  return {
    ...plan,
    commitments: plan.commitments.map((commitment) => {
      const own = decisions.filter((decision) => decision.commitment === commitment.id);
      if (own.length === 0) return commitment;
      const decided = Object.fromEntries(own.map((decision) => [decision.member, appliesBy(decision)]));
      return {
        ...commitment,
        applies: { ...commitment.applies, members: { ...commitment.applies.members, ...decided } },
      };
    }),
  };
}

function appliesBy({ kind, text }: PlanDecision): MemberApplies {
  if (kind === 'not-asked' && text) return { kind: 'not-asked', reason: text };
  return kind === 'variant' && text ? { kind: 'asked', variant: text } : { kind: 'asked' };
}

/** What is wrong with a list of decisions; pointers are into the list. */
export function checkDecisions(
  plan: Plan,
  reservations: readonly Reservation[],
  decisions: readonly PlanDecision[],
): Fault[] {
  const seen = new Set<string>();
  return decisions.flatMap((decision, index) => {
    const { member, commitment, kind, ground, text } = decision;
    const key = `${member} ${commitment}`;
    const twice = seen.has(key);
    seen.add(key);
    const fault = (end: string, message: string, cure: string): Fault => ({
      pointer: `/${index}${end}`,
      message,
      cure,
    });
    return [
      ...checkPlaces(plan, decision).map((each) => ({ ...each, pointer: `/${index}${each.pointer}` })),
      ...(twice ? [fault('', `${member} is decided twice on ${commitment}.`, 'Keep one of the two.')] : []),
      ...(kind !== 'asked' && text === null
        ? [fault('/text', `Without words, ${kind} cannot be printed.`, "Write the variant's words, or the reason.")]
        : []),
      ...(kind !== 'asked' && ground === null
        ? [fault('/ground', 'It is not said on what ground.', `Write one of: ${DECISION_GROUNDS.join(', ')}.`)]
        : []),
      ...(ground === 'reservation' && !isReserved(reservations, decision)
        ? [
            fault(
              '/ground',
              `${member} made no reservation on ${commitment}.`,
              'Record it with the adoption, or name another ground.',
            ),
          ]
        : []),
    ];
  });
}

/** Whether member and commitment are the plan's; pointers are into the thing that names them. */
export function checkPlaces(
  plan: Plan,
  { member, commitment }: { readonly member: string; readonly commitment: string | null },
): Fault[] {
  const codes = plan.members.map(({ code }) => code);
  return [
    ...(codes.includes(member) ? [] : [{ pointer: '/member', words: itemWords('members', member, codes) }]),
    ...(commitment === null || plan.commitments.some(({ id }) => id === commitment)
      ? []
      : [{ pointer: '/commitment', words: itemWords('commitment', commitment, []) }]),
  ];
}

function isReserved(reservations: readonly Reservation[], { member, commitment }: PlanDecision): boolean {
  return reservations.some((each) => each.member === member && (each.commitment ?? commitment) === commitment);
}
