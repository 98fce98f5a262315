import type { CorrectionView } from '@signatory/contract';
import { commandsIn, CORRECTION, grantsFor, isPublic, type Plan, type SubmissionState } from '@signatory/domain';
import { CorrectionCaseEntity, Database, ReleaseEntity, ScoreEntity, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { indexPlan, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { FindCorrection, toldOf } from './find-correction.js';
import { releaseReach, type ReleaseQuestion } from './find-release.js';

const REPORTS = `select distinct on (member_code) member_code as member, state, submitted_at as "submittedAt" from submission
  where cycle_id = $1 order by member_code, version desc`;

interface Report {
  readonly member: string;
  readonly state: SubmissionState;
  readonly submittedAt: Date | null;
}

/** Correction cases, with how far what they name has come. */
@Injectable()
export class ReadCorrections {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly find: FindCorrection,
  ) {}

  /** Of a cycle, the newest first. Refuses `not-found` for a cycle in which the reader has no part. */
  async list(code: string, question: ReleaseQuestion): Promise<CorrectionView[]> {
    const opened = await this.cycles.open(code, question.actor, question.at);
    const reach = releaseReach(opened, question);
    return this.database.as(reach, async (tx) => {
      const cases = await tx.find(CorrectionCaseEntity, {
        where: { cycleId: opened.cycle.id },
        order: { openedAt: 'DESC' },
      });
      const told = cases.filter((each) => toldOf(each, reach).length > 0);
      return describeAll(tx, opened, told, { ...question, reach });
    });
  }

  /** Refuses `not-found`. */
  async read(id: string, question: ReleaseQuestion): Promise<CorrectionView> {
    const { opened, correction, reach } = await this.find.execute(id, question);
    const [view] = await this.database.as(reach, (tx) => describeAll(tx, opened, [correction], { ...question, reach }));
    if (!view) throw new Error(`Correction case ${id} was described as none.`);
    return view;
  }
}

async function describeAll(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  cases: readonly CorrectionCaseEntity[],
  { actor, at, reach }: ReleaseQuestion & { readonly reach: Reach },
): Promise<CorrectionView[]> {
  if (cases.length === 0) return [];
  // Whoever keeps no releases knows of those that are public.
  const releases = (await tx.findBy(ReleaseEntity, { cycleId: cycle.id })).filter(
    ({ state }) => reach.releases !== undefined || isPublic(state),
  );
  const numberOf = (id: string | null): number | null => releases.find((release) => release.id === id)?.number ?? null;
  const reports = await tx.query<Report[]>(REPORTS, [cycle.id]);
  const scores = await tx.findBy(ScoreEntity, { cycleId: cycle.id });
  const manages =
    grantsFor(actor, 'correction:manage', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString()).length >
    0;
  return cases.map((correction) => {
    // What a case says of another member is that member's.
    const told = toldOf(correction, reach);
    const isTold = ({ member }: { member: string }): boolean => told.includes(member);
    return {
      id: correction.id,
      version: correction.version,
      cycle: cycle.code,
      release: numberOf(correction.releaseId) ?? 0,
      state: correction.state,
      ground: correction.ground,
      text: correction.text,
      language: correction.language,
      entries: correction.entries.filter(isTold).map(({ member, indicator }) => {
        const report = reports.find((each) => each.member === member);
        return {
          member,
          ...nameIndicator(plan, indicator),
          state: report?.state ?? 'NOT_STARTED',
          renewed: report !== undefined && report.submittedAt !== null && report.submittedAt > correction.openedAt,
        };
      }),
      scores: correction.scores.filter(isTold).map(({ member, commitment }) => ({
        member,
        commitment,
        code: plan.commitments.find(({ id }) => id === commitment)?.code ?? commitment,
        state:
          scores.find((score) => score.memberCode === member && score.commitmentId === commitment)?.state ??
          'NOT_SCORED',
      })),
      members: told,
      openedAt: correction.openedAt.toISOString(),
      endedAt: correction.endedAt?.toISOString() ?? null,
      reason: correction.reason,
      correctedBy: numberOf(correction.correctedBy),
      commands: manages ? commandsIn(CORRECTION, correction.state, 'secretariat') : [],
    };
  });
}

function nameIndicator(plan: Plan, id: string): { indicator: string; label: string } {
  const indicator = indexPlan(plan).byId.get(id)?.indicator;
  return { indicator: indicator?.code ?? id, label: indicator?.label ?? id };
}
