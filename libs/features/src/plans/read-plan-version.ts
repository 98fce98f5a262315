import type { PlanCommentView, PlanVersionDetail } from '@signatory/contract';
import { commandsIn, grantsFor, grantsWithin, MAIL_READERS, PLAN_VERSION, type Member } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { describePlan } from '../catalogue/index.js';
import { HELD_GRANTS } from '../identity/index.js';
import { describeVersion } from './describe-version.js';
import { enterVersion, type PlanRequest } from './plan-scope.js';

const COMMENTS = `
  select c.thread, c.id, c.member_code as member, c.item, c.item_id as "itemId", c.voice, c.text, p.name as author,
    to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from plan_comment c left join person p on p.id::text = c.actor
  where c.plan_id = $1 and c.plan_version = $2 order by c.at, c.id`;

/** What members may still change by their comments. */
const BEFORE_ADOPTION: readonly string[] = ['DRAFT', 'CONSULTATION'];

// Members that somebody speaks for in any cycle of the plan: $1 plan, $2 now.
const HEARD = `
  select distinct unnest(g.members) as member from ${HELD_GRANTS} g join person p on p.id = g.person_id
  where g.plan_id = $1 and g.role = any ($3::text[]) and (g.until is null or g.until > $2) and p.disabled_at is null`;

/** One version of a plan with its text, what was decided beside it, and what the reader may do. */
@Injectable()
export class ReadPlanVersion {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-found` */
  async execute(request: PlanRequest): Promise<PlanVersionDetail> {
    const version = await enterVersion(this.database.dataSource.manager, request, 'read');
    const { actor, plan, at } = request;
    const keeps = grantsFor(actor, 'plan:adopt', { plan, cycle: null, member: null }, at.toISOString()).length > 0;
    const speaks = grantsWithin(actor, 'plan:comment', { plan, cycle: null }, at.toISOString());
    const consulted = version.state === 'CONSULTATION' && (version.consultationUntil ?? at) >= at;
    const members = version.body.members.filter(({ code }) => speaks.some((grant) => grant.members.includes(code)));
    return {
      ...describeVersion(version),
      plan: describePlan(version.body),
      memberNames: version.body.members.map(({ code, name }) => ({ code, name })),
      conflictGroups: version.body.conflictGroups.map(({ code, members: own }) => ({ code, members: [...own] })),
      stated: { ...version.body.adopted },
      adoption: version.adoption && {
        ...version.adoption,
        reservations: version.adoption.reservations.map((each) => ({ ...each })),
      },
      decisions: version.decisions.map((each) => ({ ...each })),
      exceptions: version.body.commitments.flatMap(({ id, applies }) =>
        Object.entries(applies.members).map(([member, says]) => ({
          member,
          commitment: id,
          kind:
            says.kind === 'asked' ? (says.variant ? ('variant' as const) : ('asked' as const)) : ('not-asked' as const),
          text: says.kind === 'asked' ? (says.variant ?? null) : says.reason,
        })),
      ),
      commands: keeps ? commandsIn(PLAN_VERSION, version.state, 'secretariat') : [],
      speaksFor: consulted ? members.map(({ code }) => code) : [],
      unheard:
        keeps && BEFORE_ADOPTION.includes(version.state) ? await this.unheard(version.body.members, request) : [],
    };
  }

  private async unheard(members: readonly Member[], { plan, at }: PlanRequest): Promise<string[]> {
    const heard = await this.database.readPublic<{ member: string }>(HEARD, [plan, at, MAIL_READERS['plan-consulted']]);
    return members.map(({ code }) => code).filter((code) => !heard.some(({ member }) => member === code));
  }

  /** Every thread, oldest first; whoever takes part in the plan reads them all. @throws Refusal `not-found` */
  async comments(request: PlanRequest): Promise<PlanCommentView[]> {
    const { planId, n } = await enterVersion(this.database.dataSource.manager, request, 'read');
    return this.database.readPublic<PlanCommentView>(COMMENTS, [planId, n]);
  }
}
