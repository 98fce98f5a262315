import type { Actor } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import { DecideEntry, AnswerClarification } from '../review/index.js';
import {
  CertifyReport,
  enterReport,
  readAnswer,
  ReadReport,
  WriteEntries,
  type ReportRequest,
} from '../submissions/index.js';
import { CheckReport, JustifyFinding, RunValidation } from '../validation/index.js';
import type { ExampleReport, ExampleReview, MemberStory } from './example-files.js';

export interface ReportSeed {
  readonly cycle: string;
  readonly member: string;
  readonly lead: Actor;
  readonly story: MemberStory;
  readonly report: ExampleReport;
  readonly people: ReadonlyMap<string, Actor>;
  /** Days from today as an instant. */
  readonly day: (days: number) => Date;
}

const DECISION = { APPROVED: 'approve', RETURNED: 'return', CLARIFICATION_REQUESTED: 'ask', ANSWERED: 'ask' } as const;
const OFFICE = 'Ministry of the Interior';

/** Takes one member's report as far as its story goes, by the same commands that people give. */
@Injectable()
export class SeedReports {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly writeEntries: WriteEntries,
    private readonly checkReport: CheckReport,
    private readonly runValidation: RunValidation,
    private readonly reports: ReadReport,
    private readonly justify: JustifyFinding,
    private readonly certify: CertifyReport,
    private readonly decide: DecideEntry,
    private readonly answer: AnswerClarification,
  ) {}

  async execute(seed: ReportSeed): Promise<void> {
    const { story, lead, day } = seed;
    const written = day((story.submitted ?? story.checked ?? -1) - 1);
    await this.write(seed, written);
    if (story.checked === undefined && story.submitted === undefined) return this.validate(seed, written);
    const checked = day(story.checked ?? story.submitted ?? 0);
    await this.check(seed, checked);
    if (story.submitted === undefined) return;
    const { revision } = await this.reports.execute({ ...this.by(seed, lead, checked), language: 'en' });
    const certification = { revision, office: OFFICE, statement: true as const };
    await this.certify.execute({ ...this.by(seed, lead, checked), certification });
    await this.review(seed);
  }

  private by({ cycle, member }: ReportSeed, actor: Actor, at: Date): ReportRequest {
    return { cycle, member, actor, at };
  }

  /** All answers at once, as a file brings them: a hundred commits and revisions apart, a first start would take twice as long. */
  private async write(seed: ReportSeed, at: Date): Promise<void> {
    const { cycle, lead, report } = seed;
    const opened = await this.catalogue.open(cycle);
    const scope = enterReport(opened, this.by(seed, lead, at), 'report:edit');
    const writes = Object.entries(report.entries).map(([code, sent]) => {
      const placed = requireIndicator(opened.plan, code);
      return { placed, version: 0, read: readAnswer(opened.plan, placed, sent), sent };
    });
    if (writes.length === 0) return;
    const context = { scope, act: 'entry.save' as const, actor: lead.id, at };
    await this.database.as(scope.reach, (tx) => this.writeEntries.execute(tx, context, writes));
  }

  private async check(seed: ReportSeed, at: Date): Promise<void> {
    await this.checkReport.execute(this.by(seed, seed.lead, at));
    await this.validate(seed, at);
    const { findings } = await this.reports.execute({ ...this.by(seed, seed.lead, at), language: 'en' });
    for (const { rule, indicator, text, language } of seed.story.answers) {
      const finding = findings.find((candidate) => candidate.rule === rule && candidate.field.indicator === indicator);
      if (!finding) throw new Error(`${seed.member} answers ${rule} on ${indicator}, which found nothing.`);
      const { field, valuesHash } = finding;
      await this.justify.execute({
        ...this.by(seed, seed.lead, at),
        answer: { rule, field, valuesHash, text, language },
        language: 'en',
      });
    }
  }

  /** Runs here what a worker would run: the examples are complete before anybody looks. */
  private async validate({ cycle: code, member }: ReportSeed, at: Date): Promise<void> {
    const { cycle } = await this.catalogue.open(code);
    const jobs = await this.database.as(systemReach([member]), (tx) =>
      tx.query<{ id: string; payload: { cycleId: string; memberCode: string; revision: number } }[]>(
        `select id, payload from outbox where name = 'validation.run' and member_code = $1 and payload ->> 'cycleId' = $2
           and done_at is null order by created_at`,
        [member, cycle.id],
      ),
    );
    for (const { id: outboxId, payload } of jobs) {
      await this.runValidation.execute(payload, { outboxId, memberCode: member, attempt: 1 }, at);
      await this.database.as(systemReach([member]), (tx) =>
        tx.query('update outbox set done_at = now() where id = $1', [outboxId]),
      );
    }
  }

  private async review(seed: ReportSeed): Promise<void> {
    const { story, report, day } = seed;
    if (story.review === undefined) return;
    const at = day(story.accepted ?? story.returned ?? story.begun ?? 0);
    for (const review of story.reviews) await this.decideOne(seed, review, at);
    if (story.review !== 'approved') return;
    const listed = new Set(story.reviews.map(({ indicator }) => indicator));
    const rest = Object.keys(report.entries).filter((indicator) => !listed.has(indicator));
    for (const [place, indicator] of rest.entries()) {
      const by = story.reviewers[place % story.reviewers.length] ?? '';
      await this.decideOne(seed, { indicator, decision: 'APPROVED', by }, at);
    }
  }

  private async decideOne(
    seed: ReportSeed,
    { indicator, decision, by, code, text, answer, language }: ExampleReview,
    at: Date,
  ): Promise<void> {
    const reviewer = seed.people.get(by);
    if (!reviewer) throw new Error(`${seed.member} is reviewed by ${by}, who has no account.`);
    await this.decide.execute({
      ...this.by(seed, reviewer, at),
      indicator,
      decision: {
        decision: DECISION[decision],
        version: 1,
        ...(code ? { reason: code } : {}),
        ...(text ? { text } : {}),
      },
    });
    if (answer) await this.answer.execute({ ...this.by(seed, seed.lead, at), indicator, text: answer, language });
  }
}
