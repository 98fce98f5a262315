import { join } from 'node:path';
import type { Actor, LocalText, Plan } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { AdoptPlan, CreateCycle, GrantExtension, memberCodes, OpenCycle } from '../catalogue/index.js';
import { People } from '../identity/index.js';
import { MarkMissed } from '../submissions/index.js';
import { ExampleFolder, type ExampleAccounts } from './example-files.js';
import { SeedAccounts } from './seed-accounts.js';
import { SeedChapters } from './seed-chapters.js';
import { SeedImported } from './seed-imported.js';
import { SeedReports } from './seed-reports.js';
import { SeedScores } from './seed-scores.js';

/** The cycles that an empty database begins with; the accounts are those of the last. */
const FOLDERS = ['g20-rio-2024-interim', 'g7-2025'] as const;
const REQUESTER = 'secretariat@example.org';
const SIGNATORY = 'signatory@example.org';
const DAY = 86_400_000;

export interface ExampleAccount {
  /** As shown to people: `Lead focal point, Canada`. */
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Fills an empty database with example cycles through the commands that people give, so that nothing in it could not have happened. */
@Injectable()
export class SeedExamples {
  constructor(
    private readonly database: Database,
    private readonly adoptPlan: AdoptPlan,
    private readonly createCycle: CreateCycle,
    private readonly openCycle: OpenCycle,
    private readonly grantExtension: GrantExtension,
    private readonly people: People,
    private readonly markMissed: MarkMissed,
    private readonly accounts: SeedAccounts,
    private readonly imported: SeedImported,
    private readonly reports: SeedReports,
    private readonly scores: SeedScores,
    private readonly chapters: SeedChapters,
  ) {}

  /** `folder` is `config/examples`. Answers the accounts; leaves a database that has people as it is. */
  async execute(folder: string, at: Date): Promise<ExampleAccount[]> {
    const folders = FOLDERS.map((name) => new ExampleFolder(join(folder, name, 'cycle.yaml')));
    const accounts = folders.map((each) => each.accounts()).find((each) => each !== null);
    if (!accounts) throw new Error(`${folder} names no accounts.`);
    if (!(await this.isEmpty())) return (await this.hasExamples(accounts)) ? describeAccounts(accounts) : [];
    await this.prepare(folders, accounts, at);
    const actors = await this.actorsOf(accounts);
    for (const each of folders) {
      if (each.cycle.source)
        await this.imported.execute(each, {
          requester: need(actors, REQUESTER),
          signatory: need(actors, SIGNATORY),
          people: actors,
        });
      else await this.tellStory(each, actors, at);
    }
    return describeAccounts(accounts);
  }

  private async isEmpty(): Promise<boolean> {
    const [row] = await this.database.readPublic<{ empty: boolean }>('select not exists (select from person) as empty');
    return row?.empty ?? false;
  }

  private async hasExamples({ accounts }: ExampleAccounts): Promise<boolean> {
    return (await this.people.find(accounts[0]?.email ?? '')) !== null;
  }

  /** Plans, people, cycles in design, and roles: everything that a first command needs. */
  private prepare(folders: readonly ExampleFolder[], accounts: ExampleAccounts, at: Date): Promise<void> {
    return this.database.as({ actor: 'system' }, async (tx) => {
      const ids = await this.accounts.make(tx, accounts, at);
      const actor = ids.get(REQUESTER) ?? 'system';
      const cycles = new Map<string, string>();
      const plans = new Map<string, Plan>();
      for (const each of folders) {
        const plan = each.plan();
        plans.set(plan.id, plan);
        await this.adoptPlan.execute(tx, { plan, actor, at });
        cycles.set(
          each.cycle.cycle,
          await this.createCycle.execute(tx, {
            design: designOf(each, plan, this.imported.hashOf(each), at),
            actor,
            at,
          }),
        );
      }
      await this.accounts.grant(tx, accounts, ids, { cycles, plans, at });
    });
  }

  private async actorsOf({ accounts }: ExampleAccounts): Promise<Map<string, Actor>> {
    const actors = new Map<string, Actor>();
    for (const { email } of accounts) {
      const actor = await this.people.find(email);
      if (actor) actors.set(email, actor);
    }
    return actors;
  }

  private async tellStory(folder: ExampleFolder, people: ReadonlyMap<string, Actor>, at: Date): Promise<void> {
    const { cycle, days, members = {} } = folder.cycle;
    const day = (count: number): Date => new Date(at.getTime() + count * DAY);
    const plan = folder.plan();
    const secretariat = need(people, REQUESTER).id;
    await this.database.as(systemReach(memberCodes(plan)), async (tx) => {
      const [row] = await tx.query<{ id: string }[]>('select id from cycle where code = $1', [cycle]);
      const opened = { id: row?.id ?? '', actor: secretariat, at: day(days?.opening ?? 0) };
      await this.openCycle.execute(tx, opened);
      for (const [member, { extension }] of Object.entries(members)) {
        if (!extension) continue;
        const { deadline, reason } = extension;
        const grant = {
          cycle: { id: opened.id, code: cycle },
          member,
          deadlineAt: day(deadline),
          reason,
          actor: secretariat,
          at: day((days?.deadline ?? 0) - 3),
        };
        await this.grantExtension.execute(tx, grant);
      }
    });
    // Members are told at the same time: each is a chain of its own, and the database serves them side by side.
    await Promise.all(
      Object.entries(members).map(([member, story]) =>
        this.reports.execute({
          cycle,
          member,
          story,
          people,
          day,
          lead: leadOf(people, plan.id, member),
          report: folder.report(story),
        }),
      ),
    );
    await this.markMissed.execute(at);
    const scores = folder.scores();
    if (scores) await this.scores.execute(scores, people, day(-2));
    const chapters = folder.chapters();
    if (chapters) await this.chapters.execute(cycle, chapters, { people, at: day(-1) });
  }
}

function designOf(
  { cycle }: ExampleFolder,
  plan: Plan,
  sha256: string | null,
  at: Date,
): Parameters<CreateCycle['execute']>[1]['design'] {
  const day = (count: number | undefined): Date | null =>
    count === undefined ? null : new Date(at.getTime() + count * DAY);
  return {
    code: cycle.cycle,
    plan: plan.id,
    planVersion: plan.version,
    series: cycle.series,
    phase: cycle.phase,
    title: textOf(cycle.title),
    window: cycle.window,
    opensAt: day(cycle.days?.opening),
    deadlineAt: day(cycle.days?.deadline),
    cutOffAt: day(cycle.days?.cutOff),
    reviewDeadlineAt: day(cycle.days?.reviewDeadline),
    illustrative: cycle.illustrative,
    source: cycle.source ? { citation: cycle.source.citation.trim(), url: cycle.source.url, sha256 } : null,
  };
}

function textOf(texts: Readonly<Record<string, string>>): LocalText {
  const original = Object.keys(texts)[0] ?? 'en';
  return { original, texts: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }])) };
}

function leadOf(people: ReadonlyMap<string, Actor>, plan: string, member: string): Actor {
  const lead = [...people.values()].find(({ grants }) =>
    grants.some((grant) => grant.role === 'lead-focal-point' && grant.plan === plan && grant.members.includes(member)),
  );
  if (!lead) throw new Error(`${member} has no lead focal point among the accounts.`);
  return lead;
}

function need(people: ReadonlyMap<string, Actor>, email: string): Actor {
  const found = people.get(email);
  if (!found) throw new Error(`The examples need an account ${email}.`);
  return found;
}

function describeAccounts({ accounts, password }: ExampleAccounts): ExampleAccount[] {
  return accounts.map(({ label, email }) => ({ role: label, email, password }));
}
