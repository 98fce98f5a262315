import { plainText, rescoreRanks } from '@signatory/domain';
import type { ReleaseDocument, ReleasePoint } from '@signatory/contract';
import { illustrativeRelease } from './release-documents.js';

const SEED = '9e3779b97f4a7c15f39cc0605cedc834';

/** The illustrative release with what its own judgement is worth: agreement, re-scoring ranges and change. */
export function judgedRelease(ranking: ReleaseDocument['method']['ranking'] = 'ranks'): ReleaseDocument {
  const release = illustrativeRelease();
  const { members, commitments } = release.plan;
  const disagreement = { differing: 27, of: 156 };
  const matrix = {
    members: members.map(({ code }) => ({ code, name: code })),
    commitments: commitments.map(({ id, pillar }) => ({ id, title: id, pillar })),
    cells: commitments.map((_, row) =>
      release.scores
        .slice(row * members.length, (row + 1) * members.length)
        .map(({ kind, value }) =>
          kind === 'score' && value !== null
            ? { kind, value }
            : { kind: kind === 'score' ? ('no-data' as const) : kind },
        ),
    ),
  };
  const ranges = rescoreRanks(matrix, release.tables, release.method, { disagreement, seed: SEED });
  const tables = {
    ...release.tables,
    members: release.tables.members.map((mean, at) => ({
      ...mean,
      rankRange: ranges[at] ? ([...ranges[at]] as [number, number]) : null,
      ...(ranking === 'bands' && { band: mean.rank === null ? null : mean.rank > 5 ? 2 : 1 }),
    })),
  };
  return {
    ...release,
    method: { ...release.method, ranking, agreementFrom: 40, comparableFrom: '0.6', organisations: 'counted' },
    tables,
    rescoring: { ...disagreement, seed: SEED, draws: 10_000 },
    agreement: {
      agreed: 129,
      of: 156,
      commitments: commitments.map(({ id }, at) => ({ commitment: id, agreed: 8 - (at % 3), of: 8 })),
      from: 40,
      seed: SEED,
      draws: 2_000,
      alpha: { value: '0.74', interval: ['0.65', '0.82'] },
      pairs: [
        { agreed: 52, of: 60, kappa: { value: '0.78', interval: ['0.64', '0.89'] } },
        { agreed: 44, of: 44, kappa: { value: null, interval: null } },
      ],
      proposal: { agreed: 201, of: 280 },
    },
    change: {
      series: seriesOf(members),
      since: {
        cycle: '2025',
        title: plainText('Cycle 2025'),
        phase: 'final',
        number: 1,
        issued: '2025-11-24T09:00:00Z',
        sha256: 'ab'.repeat(32),
      },
      from: '0.6',
      comparable: 90,
      of: 157,
      averages: { before: '+0.31', now: '+0.42', change: '+0.11' },
      line: false,
      members: members.map(({ code }, at) => ({
        member: code,
        comparable: at === 7 ? 0 : 14,
        of: 20,
        averages: at === 7 ? null : { before: '+0.21', now: '+0.36', change: '+0.14' },
        line: at !== 7,
      })),
      commitments: [],
      cells: [
        { member: 'FRA', commitment: 'A1', before: 0, now: 1 },
        { member: 'DEU', commitment: 'A1', before: -1, now: 0 },
      ],
      compared: comparedOf(release),
      joined: ['EU'],
      left: [{ code: 'RUS', name: plainText('Russian Federation') }],
      breaks: [
        { kind: 'redefined', from: ['E3'], to: ['E3'] },
        { kind: 'split', from: ['D1'], to: ['D1', 'D2'] },
      ],
    },
  };
}

/** Every scored cell but those of the last member and of the last commitment, which another guideline scored before. */
function comparedOf({ plan, scores }: ReleaseDocument): NonNullable<ReleaseDocument['change']>['compared'] {
  const [member, commitment] = [plan.members.at(-1)?.code, plan.commitments.at(-1)?.id];
  const changed = new Map<string, -1 | 0>([
    ['FRA A1', 0],
    ['DEU A1', -1],
  ]);
  return scores.flatMap((score) =>
    score.value === null || score.member === member || score.commitment === commitment
      ? []
      : [
          {
            member: score.member,
            commitment: score.commitment,
            before: changed.get(`${score.member} ${score.commitment}`) ?? score.value,
          },
        ],
  );
}

/** Five earlier releases: lines to all but the third, whose members were others. */
function seriesOf(members: ReleaseDocument['plan']['members']): ReleasePoint[] {
  return [2021, 2022, 2023, 2024, 2025].map((year, at) => ({
    cycle: String(year),
    title: plainText(`Cycle ${year}`),
    phase: 'final',
    until: `${year}-10-31`,
    number: 1,
    sha256: String(year).repeat(16),
    average: `+0.${20 + at * 4}`,
    // The oldest are from before it was kept.
    ...(year > 2023 && { scored: year === 2025 ? 150 : 156, applicable: 156 }),
    line: at > 0 && at !== 2,
    members: members.map(({ code }, place) => ({
      member: code,
      average: code === 'EU' && at < 2 ? null : `${place % 3 === 0 ? '−' : '+'}0.${10 + at * 5 + place}`,
      line: at > 0 && at !== 2,
    })),
  }));
}
