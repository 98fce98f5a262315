import { Injectable } from '@nestjs/common';
import type { CombineContributions as Combining, EntryView, SaveEntry as Answer } from '@signatory/contract';
import { Refusal, sumParts, type Combination, type Part } from '@signatory/domain';
import { Database, type ContributionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, requireIndicator, type PlacedIndicator } from '../catalogue/index.js';
import {
  describeEntry,
  enterReport,
  lockOrMakeReport,
  readAnswer,
  requireOpenCycle,
  requireOwnEntry,
  WriteEntries,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { lockContribution } from './contribution-rows.js';

export interface CombineCommand extends ReportRequest {
  readonly indicator: string;
  /** The entry's version that it was made from; 0 for the first. */
  readonly version: number;
  readonly combining: Combining;
}

/** Makes an entry from agencies' cleared parts: one of them, their exact sum, or a value reconciled from them. All parts are kept with it. */
@Injectable()
export class CombineContributions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly writeEntries: WriteEntries,
  ) {}

  /** @throws Refusal `entry.stale`, `value.invalid`, `command.wrong-state`, `entry.not-open`, `not-found` */
  async execute(command: CombineCommand): Promise<EntryView> {
    const { combining, version, actor, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'contribution:manage');
    const placed = requireIndicator(opened.plan, command.indicator);
    requireOwnEntry(scope, placed, command);
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    return this.database.as(scope.reach, async (tx) => {
      await lockOrMakeReport(tx, scope.key);
      const given = await this.lockParts(tx, scope, placed, combining);
      const sent = combine(placed, combining, given);
      const combined: Combination = {
        how: combining.how,
        note: combining.note ?? null,
        parts: given.map(partOf),
      };
      const context = { scope, act: 'entry.combine' as const, actor: actor.id, at };
      const write = { placed, version, read: readAnswer(opened.plan, placed, sent), sent, combined };
      const { rows } = await this.writeEntries.execute(tx, context, [write]);
      return describeEntry(placed, rows[0], { open: true, review: null });
    });
  }

  private async lockParts(
    tx: EntityManager,
    scope: ReportScope,
    placed: PlacedIndicator,
    { contributors }: Combining,
  ): Promise<ClearedPart[]> {
    const parts: ClearedPart[] = [];
    for (const contributor of [...new Set(contributors)].sort()) {
      const found = await lockContribution(tx, scope, placed, contributor);
      if (found.state !== 'CLEARED' || found.answer === null)
        throw new Refusal('command.wrong-state', {
          command: 'combine',
          subject: 'contribution',
          state: found.state,
          allowed: 'CLEARED',
        });
      // As the contract parsed it when it was sent.
      parts.push({ row: found, answer: found.answer as Answer });
    }
    return parts;
  }
}

interface ClearedPart {
  readonly row: ContributionEntity;
  readonly answer: Answer;
}

/** Who may read the words is decided where they become the report's. */
function withoutTier({ narrative, ...answer }: Answer): Answer {
  if (!narrative) return answer;
  const { tier: _, ...words } = narrative;
  return { ...answer, narrative: words };
}

function combine({ indicator }: PlacedIndicator, { how, answer }: Combining, parts: readonly ClearedPart[]): Answer {
  const [first] = parts;
  if (how === 'single' && first) return withoutTier(first.answer);
  if (answer) return answer;
  const sum = sumParts(
    indicator,
    parts.map((part) => part.answer),
  );
  if (!sum.ok) throw new Refusal('value.invalid', { faults: sum.faults });
  const { cells, ...rest } = sum.answer;
  const seen = new Set<string>();
  const evidence = parts
    .flatMap((part) => part.answer.evidence)
    .filter((piece) => {
      const key = JSON.stringify(piece);
      return seen.has(key) ? false : seen.add(key);
    });
  return {
    ...rest,
    value: typeof rest.value === 'string' ? rest.value : null,
    ...(cells && { cells: { ...cells } }),
    evidence,
  };
}

function partOf({ row, answer }: ClearedPart): Part {
  const { contributor, agency, version, changedBy, changedAt } = row;
  return { contributor, agency, version, answer, clearedBy: changedBy, clearedAt: changedAt.toISOString() };
}
