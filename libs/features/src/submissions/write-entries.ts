import { Injectable } from '@nestjs/common';
import type { SaveEntry as Answer } from '@signatory/contract';
import { Refusal, type AuditAct, type Combination } from '@signatory/domain';
import { enqueue, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { PlacedIndicator } from '../catalogue/index.js';
import { readEntryAt, type EntryRow } from './entry-rows.js';
import { describeEntry } from './entry-views.js';
import { openFields } from './open-fields.js';
import type { ReadAnswer } from './read-answer.js';
import { subjectOf, type ReportScope } from './report-scope.js';
import { ReviseReport } from './revise-report.js';
import { storeAnswer } from './store-answer.js';
import { lockOrMakeReport } from './submission-rows.js';

/** One answer to be written as the next version of its entry. */
export interface EntryWrite {
  readonly placed: PlacedIndicator;
  /** The entry's version that the answer was made from; 0 for the first. */
  readonly version: number;
  readonly read: ReadAnswer;
  /** As it was sent: it goes back with a refusal. Of what was made from the answer that stands, nothing was. */
  readonly sent?: Answer;
  /** Id of the cycle whose answer is confirmed to hold. */
  readonly carriedFrom?: string;
  readonly combined?: Combination;
}

export interface WriteContext {
  readonly scope: ReportScope;
  /** The audit event's word for it, like `entry.save`. */
  readonly act: AuditAct;
  readonly actor: string;
  readonly at: Date;
}

/** What the entries became, in the order they were given, and the report's revision that holds them all. */
export interface WrittenEntries {
  readonly revision: number;
  readonly rows: readonly (EntryRow | undefined)[];
}

/** The one writer of answers: however many, they are one revision, one run and one commit, or none of them is written. */
@Injectable()
export class WriteEntries {
  constructor(
    private readonly audit: Audit,
    private readonly reviseReport: ReviseReport,
  ) {}

  /** @throws Refusal `entry.stale` with both values, `entry.not-open`, `command.wrong-state` */
  async execute(
    tx: EntityManager,
    { scope, act, actor, at }: WriteContext,
    writes: readonly EntryWrite[],
  ): Promise<WrittenEntries> {
    const { opened, key, grant } = scope;
    const locked = await lockOrMakeReport(tx, key);
    const { report, submission } = locked;
    const open = await openFields(tx, opened, submission);
    const made: { write: EntryWrite; before: EntryRow | undefined }[] = [];
    for (const write of writes) {
      const { id, code } = write.placed.indicator;
      const before = await readEntryAt(tx, key, report.revision, id);
      if ((before?.version ?? 0) !== write.version) throw stale(write, before);
      if (!open(id)) throw new Refusal('entry.not-open', { indicator: code });
      made.push({ write, before });
    }

    const revision = await this.reviseReport.execute(tx, { scope, locked, actor, at }, async (next) => {
      for (const { write, before } of made) {
        const { placed, read, version, carriedFrom, combined } = write;
        const stored = await storeAnswer(tx, {
          key,
          cycle: opened.cycle,
          indicator: placed.indicator,
          read,
          before,
          version: version + 1,
          revision: next,
          actor,
          role: grant.role,
          at,
          ...(carriedFrom !== undefined && { carriedFrom }),
          ...(combined && { combined }),
        });
        if (!stored) throw stale(write, before);
        await this.audit.record(tx, {
          actor,
          act,
          subject: subjectOf(scope, placed.indicator.code),
          facts: { version: version + 1, revision: next, status: read.status },
          at,
        });
      }
      return next;
    });
    if (made.some(addsLink)) await enqueue(tx, 'evidence.check-links', key, key.memberCode);
    await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['report'], draft: true });
    const rows: (EntryRow | undefined)[] = [];
    for (const { placed } of writes) rows.push(await readEntryAt(tx, key, revision, placed.indicator.id));
    return { revision, rows };
  }
}

function addsLink({ write, before }: { readonly write: EntryWrite; readonly before: EntryRow | undefined }): boolean {
  const known = new Set((before?.evidence ?? []).map(({ url }) => url));
  return write.read.evidence.some(({ url }) => url !== undefined && !known.has(url));
}

// Both values go back, so that a person can choose between them without losing a word.
function stale({ placed, version, sent }: EntryWrite, current: EntryRow | undefined): Refusal {
  const theirs = describeEntry(placed, current, { open: true, review: null });
  return new Refusal('entry.stale', {
    indicator: placed.indicator.code,
    sent: version,
    current: theirs.version,
    theirs,
    yours: sent ?? null,
    by: theirs.updatedBy ?? '',
    byId: theirs.updatedById ?? '',
    at: theirs.updatedAt ?? '',
  });
}
