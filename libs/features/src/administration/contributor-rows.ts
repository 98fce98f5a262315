import type { ContributorInvitationView, MemberContributorsView } from '@signatory/contract';
import type { EntityManager } from 'typeorm';
import type { ReportScope } from '../submissions/index.js';

const iso = (instant: string): string => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A letter that has not left for so long is not waited for any more. */
const SENT_WITHIN = '15 minutes';

export type ContributorRow = Omit<MemberContributorsView['people'][number], 'mayEnd'> & {
  readonly members: readonly string[];
};

// $1 plan, $2 cycle, $3 member, $4 now.
const CONTRIBUTORS = `
  select g.id as grant, p.name, p.email, g.pillars, g.members, ${iso('g.granted_at')} as since, ${iso('g.until')} as until,
    g.cycle_id is null as "everyCycle"
  from role_grant g join person p on p.id = g.person_id
  where g.role = 'contributor' and $3 = any (g.members) and g.plan_id = $1
    and (g.cycle_id is null or g.cycle_id = $2) and (g.until is null or g.until > $4) and p.disabled_at is null
  order by p.name, g.granted_at, g.id`;

// $1 cycle, $2 member, $3 now.
const INVITATIONS = `
  select i.id, i.email, i.pillars, ${iso('i.until')} as until, coalesce(p.name, i.invited_by) as by, ${iso('i.invited_at')} as at,
    ${iso('i.expires_at')} as expires, case when i.expires_at <= $3 then 'EXPIRED' when i.sent_at is not null then 'SENT'
      when i.invited_at < $3::timestamptz - interval '${SENT_WITHIN}' then 'UNSENT' else 'SENDING' end as state
  from contributor_invitation i left join person p on p.id::text = i.invited_by
  where i.cycle_id = $1 and i.member_code = $2 and i.withdrawn_at is null and i.accepted_at is null
  order by i.invited_at, i.id`;

/** Who contributes to a report of a cycle now. */
export function readContributors(tx: EntityManager, { opened, key }: ReportScope, at: Date): Promise<ContributorRow[]> {
  return tx.query(CONTRIBUTORS, [opened.plan.id, key.cycleId, key.memberCode, at]);
}

/** Who was asked to and has not answered. */
export function readInvitations(
  tx: EntityManager,
  { key }: ReportScope,
  at: Date,
): Promise<ContributorInvitationView[]> {
  return tx.query(INVITATIONS, [key.cycleId, key.memberCode, at]);
}
