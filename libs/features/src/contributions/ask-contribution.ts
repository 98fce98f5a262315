import { Injectable } from '@nestjs/common';
import type { AskContribution as Asking, ContributionView } from '@signatory/contract';
import { Refusal, type Fault, faultWords } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import {
  enterReport,
  lockOrMakeReport,
  requireOpenCycle,
  requireOwnEntry,
  subjectOf,
  type ReportRequest,
} from '../submissions/index.js';
import { describeContribution, readContributions } from './contribution-rows.js';
import { CONTRIBUTORS, type ContributorRow } from './read-contributions.js';

export interface AskCommand extends ReportRequest {
  readonly indicator: string;
  readonly asking: Asking;
}

const ASK = `
  insert into contribution (cycle_id, member_code, indicator_id, contributor, agency, note, until, asked_by, asked_at, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)
  on conflict (cycle_id, member_code, indicator_id, contributor) do update set agency = excluded.agency, note = excluded.note,
    until = excluded.until, version = contribution.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;

/** Asks an agency for its part of an entry until a day; asked again, it gets a new end date and keeps its draft. */
@Injectable()
export class AskContribution {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `value.invalid`, `entry.not-open`, `entry.assessors-only`, `indicator.unknown`, `cycle.closed` */
  async execute(command: AskCommand): Promise<ContributionView> {
    const { asking, actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'contribution:manage');
    const placed = requireIndicator(opened.plan, command.indicator);
    requireOwnEntry(scope, placed, command);
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const people = await this.database.readPublic<ContributorRow>(CONTRIBUTORS, [opened.plan.id, command.member, at]);
    const until = new Date(asking.until);
    const faults = faultsOf(asking, people, until, at);
    if (faults.length > 0) throw new Refusal('value.invalid', { faults });
    const { key } = scope;
    return this.database.as(scope.reach, async (tx) => {
      await lockOrMakeReport(tx, key);
      const place = [key.cycleId, key.memberCode, placed.indicator.id, asking.contributor];
      await tx.query(ASK, [...place, asking.agency, asking.note ?? null, until, actor.id, at]);
      const facts = { contributor: asking.contributor, agency: asking.agency, until: until.toISOString() };
      const subject = subjectOf(scope, placed.indicator.code);
      await this.audit.record(tx, { actor: actor.id, act: 'contribution.ask', subject, facts, at });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['contributions'], draft: true });
      const only = { indicatorId: placed.indicator.id, contributor: asking.contributor };
      const [row] = await readContributions(tx, key, only);
      if (!row) throw new Error('The contribution was asked for and cannot be read.');
      return describeContribution(placed.indicator.code, row, scope, at);
    });
  }
}

function faultsOf({ contributor }: Asking, people: readonly ContributorRow[], until: Date, at: Date): Fault[] {
  return [
    ...(people.some(({ id }) => id === contributor)
      ? []
      : [
          {
            pointer: '/contributor',
            words: faultWords('contribution.no-contributor'),
          },
        ]),
    ...(until > at ? [] : [{ pointer: '/until', words: faultWords('contribution.past') }]),
  ];
}
