import { isMemberBound, isRecused, type Plan, type Recusal, type Role } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle } from '../catalogue/index.js';
import { HELD_GRANTS } from '../identity/index.js';
import type { News } from './news.js';
import { inForce } from './write-mail.js';

interface HeldRow {
  readonly person: string;
  readonly role: Role;
  readonly members: readonly string[];
  readonly pillars: readonly string[];
}

// $1 cycle, $2 plan, $3 now, $4 roles.
const HELD = `select g.person_id as person, g.role, g.members, g.pillars from ${HELD_GRANTS} g
  where g.role = any ($4::text[]) and ${inForce('$2', '$1', '$3')}`;
const RECUSALS = `select person_id as person, kind, members, pillars from recusal where cycle_id = $1 and withdrawn_at is null`;

/** Whether an entry or a score of a member is for a reader to judge: in an assigned pillar, and not one that the reader declared out of. */
export async function judgedBy(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  { roles, at }: { readonly roles: readonly Role[]; readonly at: Date },
): Promise<(news: Pick<News, 'person' | 'member' | 'item'>) => boolean> {
  const held = await tx.query<HeldRow[]>(HELD, [cycle.id, cycle.planId, at, roles]);
  const declared = await tx.query<(Omit<Recusal, 'cycle'> & { person: string })[]>(RECUSALS, [cycle.id]);
  return ({ person, member, item }) => {
    const pillar = item === null ? undefined : pillarOf(plan, item);
    if (member === null || pillar === undefined) return true;
    const assigned = held.some(
      ({ person: own, role, members, pillars }) =>
        own === person &&
        (members.length === 0 ? !isMemberBound(role) : members.includes(member)) &&
        (pillars.length === 0 || pillars.includes(pillar)),
    );
    const recusals = declared.filter((each) => each.person === person).map((each) => ({ ...each, cycle: cycle.code }));
    return assigned && !isRecused(recusals, { cycle: cycle.code, member, pillar });
  };
}

/** Of an indicator's or a commitment's id; undefined of what the plan does not have. */
function pillarOf(plan: Plan, item: string): string | undefined {
  const commitment = plan.commitments.find(({ id }) => id === item) ?? indexPlan(plan).byId.get(item)?.commitment;
  return commitment?.pillar ?? undefined;
}
