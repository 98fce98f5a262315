import { Injectable } from '@nestjs/common';
import type { Actor } from '@signatory/domain';
import { Refusal } from '@signatory/domain';
import { Database, ValidationRunEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit, isSaidAgain } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import {
  countFindings,
  countOpen,
  enterReport,
  isNothingOpen,
  lockReport,
  MoveSubmission,
  readFindings,
  requireOpenCycle,
  ruleSetOf,
  subjectOf,
  type FindingRow,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';

/** A finding as its reader names it: where it is, and on which values. */
export interface FoundOn {
  readonly field: { readonly indicator: string; readonly part?: string | undefined };
  readonly valuesHash: string;
}

/** The words of an answer. */
export interface Answering {
  readonly words: { readonly text: string; readonly language?: string | undefined };
  readonly actor: Actor;
  readonly at: Date;
}

/** A report that is locked, its latest run, and what that found on some indicators. */
export interface Found {
  readonly locked: NonNullable<Awaited<ReturnType<typeof lockReport>>>;
  readonly run: ValidationRunEntity;
  readonly rows: readonly FindingRow[];
}

const STORE = `
  insert into justification (cycle_id, member_code, rule, indicator, part, values_sha256, kind, text, actor, at, since_revision, language)
  select $1, $2, f.rule, f.indicator, f.part, f.hash, f.kind, $8, $9, $10, $11, $12
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as f (rule, indicator, part, hash, kind)
  on conflict (cycle_id, member_code, rule, indicator, part, values_sha256)
  do update set since_revision = excluded.since_revision, kind = excluded.kind, text = excluded.text, language = excluded.language,
    actor = excluded.actor, at = excluded.at
  where (justification.kind, justification.text, justification.language) is distinct from (excluded.kind, excluded.text, excluded.language)
  returning rule, indicator, part`;

/** Writes the words that answer findings, a record for each; the last that was open makes a blocked report ready. */
@Injectable()
export class AnswerFindings {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** Runs `work` on a report whose findings its reader may answer now. @throws Refusal `not-found`, `cycle.not-open`, `cycle.closed` */
  async enter<Result>(
    request: ReportRequest,
    work: (tx: EntityManager, scope: ReportScope) => Promise<Result>,
  ): Promise<Result> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:check');
    requireOpenCycle(opened.cycle, scope.key.memberCode, request.at);
    return this.database.as(scope.reach, (tx) => work(tx, scope));
  }

  async execute(
    tx: EntityManager,
    scope: ReportScope,
    { locked, run }: Found,
    findings: readonly FindingRow[],
    { words, actor, at }: Answering,
  ): Promise<void> {
    const { opened, key } = scope;
    const { text, language } = await wordsSent(tx, { words, actor });
    for (const finding of findings) requireAnswerable(finding);
    const written = await tx.query<Pick<FindingRow, 'rule' | 'indicator' | 'part'>[]>(STORE, [
      key.cycleId,
      key.memberCode,
      findings.map(({ rule }) => rule),
      findings.map(({ indicator }) => indicator),
      findings.map(({ part }) => part ?? ''),
      findings.map(({ valuesHash }) => valuesHash),
      findings.map(({ severity }) => (severity === 'ERROR' ? 'justified' : 'acknowledged')),
      text,
      actor.id,
      at,
      locked.report.revision,
      language,
    ]);
    // Words that stand already are no second answer.
    const changed = new Set(written.map(placeOf));
    await this.audit.recordAll(
      tx,
      findings
        .filter((finding) => changed.has(placeOf(finding)))
        .map(({ rule, part, severity, indicator }) => ({
          actor: actor.id,
          act: 'finding.answer',
          subject: subjectOf(scope, indicator),
          facts: { rule, part, severity },
          at,
        })),
    );
    const isCurrent = run.revision === locked.report.revision && run.ruleSet === ruleSetOf(opened);
    if (
      locked.submission?.state === 'BLOCKED' &&
      isCurrent &&
      isNothingOpen(countOpen(await countFindings(tx, key, run.id)))
    )
      await this.moveSubmission.execute(tx, {
        scope,
        submission: locked.submission,
        command: 'answer',
        performer: scope.grant.role,
        actor: actor.id,
        at,
      });
    await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['report'], draft: true });
  }
}

/** Locks a report and reads what its latest run found on some indicators; null where nothing was checked yet. */
export async function findAnswerable(
  tx: EntityManager,
  { key }: ReportScope,
  indicators: readonly string[],
): Promise<Found | null> {
  const locked = await lockReport(tx, key);
  const run = await tx
    .createQueryBuilder(ValidationRunEntity, 'run')
    .where('run.cycleId = :cycleId and run.memberCode = :memberCode and run.counts is not null', { ...key })
    .orderBy('run.revision', 'DESC')
    .addOrderBy('run.endedAt', 'DESC')
    .limit(1)
    .getOne();
  return locked && run && { locked, run, rows: await readFindings(tx, key, run.id, indicators) };
}

/** By which a finding is known: its rule, its place and the values it was found on. */
export function nameFinding(rule: string, { field, valuesHash }: FoundOn): string {
  return JSON.stringify([rule, field.indicator, field.part ?? null, valuesHash]);
}

/** The same of a stored one. */
export function nameRow({ rule, indicator, part, valuesHash }: FindingRow): string {
  return JSON.stringify([rule, indicator, part, valuesHash]);
}

/** The words that are sent, as an answer that stands has them: with their language, and whose they are. */
export async function wordsSent(tx: EntityManager, { words, actor }: Pick<Answering, 'words' | 'actor'>) {
  return { text: words.text, language: words.language ?? (await readLanguage(tx, actor.id)), actor: actor.id };
}

/** Whether a finding has these very words from the same person already, who sends them again. */
export function isAnsweredWith({ justification }: FindingRow, sent: Awaited<ReturnType<typeof wordsSent>>): boolean {
  if (!justification) return false;
  const { text, language, actor } = justification;
  return isSaidAgain({ text, language, actor }, sent);
}

/** Where a finding of a run is, by a name; a stored answer to the report as such has an empty part. */
function placeOf({ rule, indicator, part }: Pick<FindingRow, 'rule' | 'indicator' | 'part'>): string {
  return JSON.stringify([rule, indicator, part ?? '']);
}

function requireAnswerable({ severity, outcome }: FindingRow): void {
  const state = outcome === 'SUSPENDED' ? 'suspended' : severity;
  if (state === 'ERROR' || state === 'WARNING') return;
  throw new Refusal('command.wrong-state', {
    command: 'answer',
    subject: 'finding',
    state,
    allowed: 'ERROR, WARNING',
  });
}
