import type { CycleEntity } from '@signatory/persistence';
import {
  stateOfTranslation,
  type Calculation,
  type Combination,
  type Indicator,
  type LocalText,
  type Role,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { EntryRow } from './entry-rows.js';
import type { Figure, ReadAnswer } from './read-answer.js';
import type { ReportKey } from './report-scope.js';
import { storeEvidence } from './store-evidence.js';

export interface AnswerToStore {
  readonly key: ReportKey;
  readonly cycle: CycleEntity;
  readonly indicator: Indicator;
  readonly read: ReadAnswer;
  /** What stands there now, if anything. */
  readonly before: EntryRow | undefined;
  readonly version: number;
  readonly revision: number;
  readonly actor: string;
  /** In which the actor writes it. */
  readonly role: Role;
  readonly at: Date;
  /** Id of the cycle whose answer is confirmed to hold. */
  readonly carriedFrom?: string;
  readonly combined?: Combination;
  readonly calculation?: Calculation;
}

/**
 * Writes one version of an entry: append-only, and of figures and evidence only what changed. Answers false when somebody
 * else was faster.
 */
export async function storeAnswer(tx: EntityManager, answer: AnswerToStore): Promise<boolean> {
  const { key, indicator, read, version, revision, actor, at } = answer;
  if (!(await raiseHead(tx, answer))) return false;
  await tx.query(
    `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, reason, answer, narrative,
       currency, actor, at, role, vintage, translation, carried_from, combined, calculation, narrative_tier)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      key.cycleId,
      key.memberCode,
      indicator.id,
      version,
      revision,
      read.status,
      read.reason,
      read.answer === null ? null : JSON.stringify(read.answer),
      read.narrative && JSON.stringify(read.narrative),
      read.currency,
      actor,
      at,
      answer.role,
      read.vintage,
      translationOf(answer),
      answer.carriedFrom ?? null,
      answer.combined ? JSON.stringify(answer.combined) : null,
      answer.calculation ? JSON.stringify(answer.calculation) : null,
      read.narrativeTier,
    ],
  );
  await storeFigures(tx, answer);
  await storeEvidence(tx, answer);
  return true;
}

function translationOf({ before, read }: AnswerToStore): 'DRAFT' | 'CHECKED' | null {
  return stateOfTranslation(wordsOf(before?.narrative), wordsOf(read.narrative), read.translationChecked);
}

/** The narrative's source and its translation, the first text in another language. */
function wordsOf(narrative: LocalText | null | undefined): { source: string; translation: string } | null {
  if (!narrative) return null;
  const { original, texts } = narrative;
  const other = Object.keys(texts).find((language) => language !== original);
  return {
    source: texts[original]?.text ?? '',
    translation: other === undefined ? '' : (texts[other]?.text ?? ''),
  };
}

// The version is the fence: of two writers from one version the second changes no row.
async function raiseHead(tx: EntityManager, { key, indicator, version, actor, at }: AnswerToStore): Promise<boolean> {
  const rows: unknown[] =
    version === 1
      ? await tx.query(
          `insert into entry (cycle_id, member_code, indicator_id, version, updated_by, updated_at)
           values ($1, $2, $3, 1, $4, $5) on conflict do nothing returning 1`,
          [key.cycleId, key.memberCode, indicator.id, actor, at],
        )
      : (
          await tx.query<[unknown[], number]>(
            `update entry set version = $4, updated_by = $5, updated_at = $6
             where cycle_id = $1 and member_code = $2 and indicator_id = $3 and version = $4 - 1 returning 1`,
            [key.cycleId, key.memberCode, indicator.id, version, actor, at],
          )
        )[0];
  return rows.length === 1;
}

async function storeFigures(
  tx: EntityManager,
  { key, cycle, indicator, read, before, revision }: AnswerToStore,
): Promise<void> {
  const known = new Map((before?.figures ?? []).map(([cellNo, value, status]) => [cellNo, { value, status }]));
  const kept = (figure: Figure): boolean => {
    const old = known.get(figure.cellNo);
    return old?.value === figure.value && old.status === figure.status && (before?.vintage ?? null) === read.vintage;
  };
  const changed = read.figures.filter((figure) => !kept(figure));
  const keptCells = new Set(read.figures.filter(kept).map(({ cellNo }) => cellNo));
  const ended = [...known.keys()].filter((cellNo) => !keptCells.has(cellNo) && (read.about?.has(cellNo) ?? true));
  if (ended.length > 0)
    await tx.query(
      `update observation set until_revision = $4 where cycle_id = $1 and member_code = $2 and indicator_id = $3
         and until_revision is null and cell_no = any ($5::int[])`,
      [key.cycleId, key.memberCode, indicator.id, revision, ended],
    );
  if (changed.length > 0)
    await tx.query(
      `insert into observation (cycle_id, member_code, indicator_id, since_revision, reference, vintage, cell_no, value, obs_status)
       select $1, $2, $3, $4, $5, $6, * from unnest($7::int[], $8::numeric[], $9::text[])`,
      [
        key.cycleId,
        key.memberCode,
        indicator.id,
        revision,
        referenceOf(indicator, cycle),
        read.vintage,
        changed.map(({ cellNo }) => cellNo),
        changed.map(({ value }) => value),
        changed.map(({ status }) => status),
      ],
    );
}

/** The period that a figure of this indicator refers to in a cycle. */
export function referenceOf({ reference }: Indicator, { windowFrom, windowTo }: CycleEntity): string | null {
  if (!windowFrom || !windowTo) return null;
  if (reference === 'window') return `${windowFrom}/${windowTo}`;
  return reference === 'window-end' ? windowTo : windowTo.slice(0, 4);
}
