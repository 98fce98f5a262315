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
import { readAskable, type ContributorRow } from './read-contributions.js';

export interface AskCommand extends ReportRequest {
  readonly indicators: readonly string[];
  readonly asking: Asking;
}

const ASK = `
  insert into contribution (cycle_id, member_code, indicator_id, contributor, agency, note, until, asked_by, asked_at, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)
  on conflict (cycle_id, member_code, indicator_id, contributor) do update set agency = excluded.agency, note = excluded.note,
    until = excluded.until, state = case contribution.state when 'WITHDRAWN' then 'ASKED' else contribution.state end,
    version = contribution.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;

/** Asks an agency for its part of entries until a day, all of them or none; asked again, it gets a new end date and keeps its draft, also where that was taken back. */
@Injectable()
export class AskContribution {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `value.invalid`, `entry.not-open`, `entry.assessors-only`, `indicator.unknown`, `cycle.closed` */
  async execute(command: AskCommand): Promise<ContributionView[]> {
    const { asking, actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'contribution:manage');
    // Named twice, it is asked for once.
    const places = [...new Set(command.indicators)].map((code) => requireIndicator(opened.plan, code));
    for (const placed of places) requireOwnEntry(scope, placed, command);
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const people = await readAskable(this.database, opened, command);
    const until = new Date(asking.until);
    const faults = faultsOf(asking, people, until, at);
    if (faults.length > 0) throw new Refusal('value.invalid', { faults });
    const { key } = scope;
    return this.database.as(scope.reach, async (tx) => {
      await lockOrMakeReport(tx, key);
      const facts = { contributor: asking.contributor, agency: asking.agency, until: until.toISOString() };
      for (const { indicator } of places) {
        const place = [key.cycleId, key.memberCode, indicator.id, asking.contributor];
        await tx.query(ASK, [...place, asking.agency, asking.note ?? null, until, actor.id, at]);
      }
      await this.audit.recordAll(
        tx,
        places.map(({ indicator: { code } }) => ({
          actor: actor.id,
          act: 'contribution.ask',
          subject: subjectOf(scope, code),
          facts,
          at,
        })),
      );
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['contributions'], draft: true });
      const rows = new Map(
        (await readContributions(tx, { scope, at }, { contributor: asking.contributor })).map((row) => [
          row.indicatorId,
          row,
        ]),
      );
      return places.map(({ indicator: { id, code } }) => {
        const row = rows.get(id);
        if (!row) throw new Error('The contribution was asked for and cannot be read.');
        return describeContribution(code, row, scope, at);
      });
    });
  }
}

function faultsOf({ contributor }: Asking, people: readonly ContributorRow[], until: Date, at: Date): Fault[] {
  const asked = people.find(({ id }) => id === contributor);
  return [
    ...(asked
      ? []
      : [
          {
            pointer: '/contributor',
            words: faultWords('contribution.no-contributor'),
          },
        ]),
    ...(until > at ? [] : [{ pointer: '/until', words: faultWords('contribution.past') }]),
    // What is asked for longer than they may give it would be waited for in vain.
    ...(asked?.until && until > asked.until
      ? [
          {
            pointer: '/until',
            words: faultWords('contribution.after-role', { instant: asked.until.toISOString() }),
          },
        ]
      : []),
  ];
}
