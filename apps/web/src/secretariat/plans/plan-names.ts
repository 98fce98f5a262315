import type { PlanVersionDetail } from '@signatory/contract';

type Choose = (text: PlanVersionDetail['title']) => string;

/** The name of a plan's member, or its code. */
export function namePlanMember({ memberNames }: PlanVersionDetail, code: string, choose: Choose): string {
  const found = memberNames.find((member) => member.code === code);
  return found ? choose(found.name) : code;
}

/** A commitment by its code and title, or by its id where the version has it no more. */
export function nameCommitment({ plan }: PlanVersionDetail, id: string, choose: Choose): string {
  const found = plan.commitments.find((commitment) => commitment.id === id);
  return found ? `${found.code} ${choose(found.title)}` : id;
}

/** Commitments as the options of a choice. */
export function commitmentOptions({ plan }: PlanVersionDetail, choose: Choose): (readonly [string, string])[] {
  return plan.commitments.map(({ id, code, title }) => [id, `${code} ${choose(title)}`] as const);
}

/** Members as the options of a choice, in the plan's order. */
export function memberOptions({ memberNames }: PlanVersionDetail, choose: Choose): (readonly [string, string])[] {
  return memberNames.map(({ code, name }) => [code, choose(name)] as const);
}
