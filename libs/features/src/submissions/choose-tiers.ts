import { Injectable } from '@nestjs/common';
import type { ChooseTiers as Chosen, ChosenTiers } from '@signatory/contract';
import { Refusal, type NarrativeTier } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, requireIndicator, type PlacedIndicator } from '../catalogue/index.js';
import { requireOpenCycle } from './deadline.js';
import { readHeadsAt, type EntryRow } from './entry-rows.js';
import { describeEntry, evidenceOf } from './entry-views.js';
import { openFields, type OpenFields } from './open-fields.js';
import { requireOwnEntry } from './own-entries.js';
import type { ReadAnswer } from './read-answer.js';
import { enterReport, type ReportRequest, type ReportScope } from './report-scope.js';
import { lockOrMakeReport } from './submission-rows.js';
import { WriteEntries, type EntryWrite } from './write-entries.js';

export interface TiersCommand extends ReportRequest {
  readonly entries: Chosen['entries'];
}

type Choice = Chosen['entries'][number];

/** Chooses who may see narratives and pieces of evidence: of however many entries, it is one revision and one run, or nothing is written. */
@Injectable()
export class ChooseTiers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly writeEntries: WriteEntries,
  ) {}

  /** @throws Refusal `entry.bulk-stopped` with the refusal of each entry by itself, `command.wrong-state`, `cycle.closed` */
  async execute(command: TiersCommand): Promise<ChosenTiers> {
    const { actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    return this.database.as(scope.reach, async (tx) => {
      const { revision, writes } = await readWrites(tx, scope, command);
      if (writes.length === 0) return { revision, entries: [] };
      const context = { scope, act: 'entry.tiers' as const, actor: actor.id, at };
      const written = await this.writeEntries.execute(tx, context, writes);
      const entries = writes.map(({ placed, version }) => ({ indicator: placed.indicator.code, version: version + 1 }));
      return { revision: written.revision, entries };
    });
  }
}

/** What is to be written of a report, which stays locked: nothing of an entry that stands as it was chosen. */
async function readWrites(
  tx: EntityManager,
  scope: ReportScope,
  command: TiersCommand,
): Promise<{ readonly revision: number; readonly writes: readonly EntryWrite[] }> {
  const { opened, key } = scope;
  const { report, submission } = await lockOrMakeReport(tx, key);
  const open = await openFields(tx, opened, submission);
  const { byCode } = indexPlan(opened.plan);
  const ids = command.entries.flatMap(({ indicator }) => byCode.get(indicator)?.indicator.id ?? []);
  const rows = new Map((await readHeadsAt(tx, key, report.revision, ids)).map((row) => [row.indicatorId, row]));
  const writes: EntryWrite[] = [];
  const stops: Stop[] = [];
  for (const choice of command.entries) {
    const placed = byCode.get(choice.indicator);
    const row = placed && rows.get(placed.indicator.id);
    const why = whyNot(scope, command, choice, row, open);
    if (why !== null) stops.push(describeStop(choice, placed, row, why));
    else if (placed && row && changes(row, choice)) writes.push(writeOf(placed, row, choice));
  }
  if (stops.length > 0)
    throw new Refusal('entry.bulk-stopped', { stopped: stops.length, of: command.entries.length, stops });
  return { revision: report.revision, writes };
}

/** The code of the refusal that an entry would meet by itself; null where there is none. */
function whyNot(
  scope: ReportScope,
  command: TiersCommand,
  { indicator, version, tiers }: Choice,
  row: EntryRow | undefined,
  open: OpenFields,
): Stop['why'] | null {
  try {
    const placed = requireIndicator(scope.opened.plan, indicator);
    requireOwnEntry(scope, placed, command);
    if (!open(placed.indicator.id)) return 'entry.not-open';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  if ((row?.version ?? 0) !== version) return 'entry.stale';
  const pieces = new Set(row?.evidence.map(({ id }) => id));
  return Object.keys(tiers).every((id) => pieces.has(id)) ? null : 'not-found';
}

interface Stop {
  readonly indicator: string;
  readonly label: string;
  readonly why: string;
  readonly by: string | null;
  readonly at: string | null;
}

// Of what is not the actor's to edit nothing more is told.
function describeStop(
  { indicator }: Choice,
  placed: PlacedIndicator | undefined,
  row: EntryRow | undefined,
  why: string,
): Stop {
  const newer = why === 'entry.stale' && placed ? describeEntry(placed, row, { open: true, review: null }) : null;
  return {
    indicator,
    label: placed?.indicator.label ?? indicator,
    why,
    by: newer?.updatedBy ?? null,
    at: newer?.updatedAt ?? null,
  };
}

function changes(row: EntryRow, choice: Choice): boolean {
  return (
    row.evidence.some(({ id, tier }) => (choice.tiers[id] ?? tier) !== tier) ||
    narrativeTierOf(row, choice) !== narrativeTierOf(row)
  );
}

/** Of an entry without a narrative there is nothing to choose. */
function narrativeTierOf(row: EntryRow, choice?: Choice): NarrativeTier | null {
  return row.narrative && (choice?.narrative ?? row.narrativeTier ?? 'reviewers');
}

/** The same answer, with what it was made of or carried from, and other tiers: no word and no figure of it is written anew. */
function writeOf(placed: PlacedIndicator, row: EntryRow, choice: Choice): EntryWrite {
  const { version, tiers } = choice;
  const read: ReadAnswer = {
    status: row.status,
    reason: row.reason,
    answer: row.answer,
    figures: [],
    about: new Set(),
    currency: row.currency,
    narrative: row.narrative,
    translationChecked: row.translation === 'CHECKED',
    narrativeTier: narrativeTierOf(row, choice),
    vintage: row.vintage,
    evidence: row.evidence.map((piece) => ({ ...evidenceOf(piece), tier: tiers[piece.id] ?? piece.tier })),
  };
  return {
    placed,
    version,
    read,
    ...(row.carriedFrom !== null && { carriedFrom: row.carriedFrom }),
    ...(row.combined && { combined: row.combined }),
  };
}
