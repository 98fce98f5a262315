import type { ReleaseAgreement } from '@signatory/contract';
import {
  groupBy,
  BOOTSTRAP_DRAWS,
  measureInPieces,
  methodSettings,
  type Coefficient,
  type DoubleScore,
  type Plan,
  type Rational,
  type ScoreValue,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { giveWay } from './give-way.js';

// What was given first and blind: a mind changed afterwards, and a third opinion, are no part of it.
const FIRST_OPINIONS = `
  select o.member_code as member, o.commitment_id as commitment, o.reviewer, o.value, s.proposal
  from score_opinion o
  join score s on s.cycle_id = o.cycle_id and s.member_code = o.member_code and s.commitment_id = o.commitment_id
  where o.cycle_id = $1 and o.n = 1 and (s.state <> 'NOT_SCORED' or s.round > 1)
  order by o.member_code, o.commitment_id, o.at, o.reviewer`;

interface Row {
  readonly member: string;
  readonly commitment: string;
  readonly reviewer: string;
  readonly value: ScoreValue;
  readonly proposal: ScoreValue | null;
}

/** The cells of a cycle that two reviewers scored blind, in a fixed order. */
export async function gatherDoubleScores(tx: EntityManager, cycleId: string): Promise<DoubleScore[]> {
  const rows = await tx.query<Row[]>(FIRST_OPINIONS, [cycleId]);
  const cells = groupBy(rows, ({ member, commitment }) => `${member} ${commitment}`);
  return [...cells.values()].flatMap(([first, second]) =>
    first && second ? [{ commitment: first.commitment, first, second, proposal: first.proposal }] : [],
  );
}

/** Agreement as it is printed, by the method of the plan; null while no cell has two blind scores. Others go on meanwhile. */
export async function printAgreement(
  plan: Plan,
  cells: readonly DoubleScore[],
  seed: string,
): Promise<ReleaseAgreement | null> {
  if (cells.length === 0) return null;
  const from = methodSettings(plan.method).agreementFrom;
  const commitments = plan.commitments.map(({ id }) => id);
  const { alpha, pairs, proposal, ...counts } = await giveWay(measureInPieces(cells, { commitments, from, seed }));
  return {
    agreed: counts.agreed,
    of: counts.of,
    commitments: counts.commitments.map((row) => ({ ...row })),
    from,
    seed,
    draws: BOOTSTRAP_DRAWS,
    alpha: alpha && printCoefficient(alpha),
    pairs: pairs.map(({ agreed, of, kappa }) => ({ agreed, of, kappa: printCoefficient(kappa) })),
    proposal: { ...proposal },
  };
}

function printCoefficient({ value, interval }: Coefficient): NonNullable<ReleaseAgreement['alpha']> {
  const print = (rational: Rational): string => rational.roundAway(2).print();
  return { value: value && print(value), interval: interval && [print(interval[0]), print(interval[1])] };
}
