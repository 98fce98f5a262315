import { groupBy, NO_ACTIONS, tallyActions, type ActionTally, type TalliedAction } from '@signatory/domain';
import type { EntityManager } from 'typeorm';

type Row = TalliedAction & { readonly commitmentId: string };

const NOW = `
  select member_code as member, commitment_id as "commitmentId", state, class, origin
  from action where cycle_id = $1 and member_code = any ($2)`;

// As each stood at an instant: after its last step by then, and before any as it was brought.
const AT = `
  select a.commitment_id as "commitmentId", a.origin, coalesce(c.to_state, 'PROPOSED') as state, c.to_class as class
  from action a left join lateral (
    select to_state, to_class from action_change c where c.cycle_id = a.cycle_id and c.member_code = a.member_code
      and c.action_id = a.id and c.at <= $3 order by c.n desc limit 1) c on true
  where a.cycle_id = $1 and a.member_code = $2 and a.at <= $3`;

/** A member's actions, counted by commitment. */
export class ActionTallies {
  private constructor(private readonly byCommitment: ReadonlyMap<string, ActionTally>) {}

  static readonly NONE = new ActionTallies(new Map());

  /** As they stand, by member; one without any is left out. */
  static async readAll(
    tx: EntityManager,
    cycleId: string,
    members: readonly string[],
  ): Promise<ReadonlyMap<string, ActionTallies>> {
    const rows = await tx.query<(Row & { readonly member: string })[]>(NOW, [cycleId, members]);
    const own = groupBy(rows, ({ member }) => member);
    return new Map([...own].map(([member, some]) => [member, ActionTallies.count(some)]));
  }

  /** A member's as they stood at an instant. */
  static async readAt(tx: EntityManager, cycleId: string, member: string, at: Date): Promise<ActionTallies> {
    return ActionTallies.count(await tx.query<Row[]>(AT, [cycleId, member, at]));
  }

  private static count(rows: readonly Row[]): ActionTallies {
    const grouped = groupBy(rows, ({ commitmentId }) => commitmentId);
    return new ActionTallies(new Map([...grouped].map(([id, some]) => [id, tallyActions(some)])));
  }

  of(commitment: string): ActionTally {
    return this.byCommitment.get(commitment) ?? NO_ACTIONS;
  }
}
