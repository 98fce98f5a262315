import type { MemberContributorsView } from '@signatory/contract';
import { grantsFor, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, isInUse } from '../catalogue/index.js';
import { enterReport, type ReportRequest, type ReportScope } from '../submissions/index.js';
import { readContributors, readInvitations, type ContributorRow } from './contributor-rows.js';

/** Who contributes to a member's report, and who was asked to. */
@Injectable()
export class ReadContributors {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(request: ReportRequest): Promise<MemberContributorsView> {
    const { actor, at } = request;
    const scope = enterReport(await this.catalogue.open(request.cycle), request, 'contributor:read');
    const { cycle } = scope.opened;
    const mayManage = manages(actor, scope, cycle.code, at);
    return this.database.as(scope.reach, async (tx) => ({
      people: (await readContributors(tx, scope, at)).map(({ members, ...row }) => ({
        ...row,
        mayEnd: mayEnd(actor, scope, { ...row, members }, at),
      })),
      invitations: await readInvitations(tx, scope, at),
      mayManage,
      mayInvite: mayManage && isInUse(cycle),
    }));
  }
}

/** A role of more than the own member, or of more cycles than the own role has, is the secretariat's to end. */
export function mayEnd(
  actor: Actor,
  scope: ReportScope,
  { members, everyCycle }: Pick<ContributorRow, 'members' | 'everyCycle'>,
  at: Date,
): boolean {
  const { cycle } = scope.opened;
  const isOwn = members.every((member) => member === scope.key.memberCode);
  return isOwn && manages(actor, scope, everyCycle ? null : cycle.code, at);
}

function manages(actor: Actor, { opened, key }: ReportScope, cycle: string | null, at: Date): boolean {
  const place = { plan: opened.plan.id, cycle, member: key.memberCode };
  return grantsFor(actor, 'contributor:manage', place, at.toISOString()).length > 0;
}
