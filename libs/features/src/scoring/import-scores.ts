import { appliesTo, type MatrixFile, type Plan, type ScoreCell } from '@signatory/domain';
import { ScoreEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { MoveScore } from './move-score.js';

/** What a published matrix has that the plan has not, or the other way round; empty when they fit. */
export interface MatrixMismatch {
  readonly unknownMembers: readonly string[];
  readonly unknownCommitments: readonly string[];
}

/** Takes over a published score matrix: its cells come in settled, with their source on the cycle. */
@Injectable()
export class ImportScores {
  constructor(private readonly moveScore: MoveScore) {}

  /** @throws when the matrix does not fit the plan; compare with `fitMatrix` first */
  async execute(
    tx: EntityManager,
    { cycle, plan }: OpenedCycle,
    { file, actor, at }: { file: MatrixFile; actor: string; at: Date },
  ): Promise<void> {
    const codes = new Map(
      plan.members.flatMap(({ code, name }) => Object.values(name.texts).map(({ text }) => [text, code] as const)),
    );
    for (const [row, { id: commitmentId }] of file.matrix.commitments.entries()) {
      for (const [column, { name }] of file.matrix.members.entries()) {
        const memberCode = codes.get(name);
        const cell = file.matrix.cells[row]?.[column];
        if (memberCode === undefined || !cell)
          throw new Error(`The matrix does not fit the plan: ${name}, ${commitmentId}.`);
        const head = await this.moveScore.lock(tx, { cycleId: cycle.id, memberCode, commitmentId });
        const settles = settled(plan, commitmentId, memberCode, cell);
        await this.moveScore.execute(tx, {
          cycle: cycle.code,
          head,
          command: 'import',
          performer: 'secretariat',
          actor,
          at,
          settles,
        });
      }
    }
  }
}

/** What does not fit between a matrix and a plan, by member names and commitment ids. */
export function fitMatrix(plan: Plan, { matrix }: MatrixFile): MatrixMismatch {
  const names = new Set(plan.members.flatMap(({ name }) => Object.values(name.texts).map(({ text }) => text)));
  const ids = new Set(plan.commitments.map(({ id }) => id));
  return {
    unknownMembers: matrix.members.map(({ name }) => name).filter((name) => !names.has(name)),
    unknownCommitments: matrix.commitments.map(({ id }) => id).filter((id) => !ids.has(id)),
  };
}

function settled(plan: Plan, commitmentId: string, member: string, cell: ScoreCell): Partial<ScoreEntity> {
  const commitment = plan.commitments.find(({ id }) => id === commitmentId);
  const applies = commitment && appliesTo(commitment, member);
  return {
    kind: cell.kind,
    value: cell.kind === 'score' ? cell.value : null,
    reason: cell.kind === 'not-asked' && applies?.kind === 'not-asked' ? applies.reason : null,
  };
}
