import type { Contradiction, Distribution, MatrixFile, Mean, Tables } from '@signatory/domain';
import { printTable } from './print-table.js';
import type { Rescoring } from './rescoring.js';

/** What is told beside the tables. */
export interface Beside {
  readonly contradictions: readonly Contradiction[];
  readonly rescoring: Rescoring | null;
}

/** The tables of a matrix as the JSON of `signatory score --json`. */
export function scoresAsJson(file: MatrixFile, tables: Tables, { contradictions, rescoring }: Beside): unknown {
  const { overall } = tables;
  return {
    overall: { average: overall.average, percent: overall.percent, scored: overall.scored },
    members: tables.members.map(({ member, average, percent, rank, rankInterval, scored, applicable }, at) => ({
      member,
      average,
      percent,
      rank,
      rankInterval,
      scored,
      applicable,
      ...(rescoring && { rankRange: rescoring.ranges[at] ?? null }),
    })),
    commitments: tables.commitments.map(({ commitment, average, percent, scored }, at) => ({
      id: commitment,
      commitment: file.matrix.commitments[at]?.title ?? '',
      average,
      percent,
      scored,
    })),
    ...(rescoring && { rescoring: drawnFrom(rescoring) }),
    contradictions: contradictions.map(({ commitment, title, field, published, computed }) => ({
      commitment_id: commitment,
      commitment: title,
      field,
      published: field === 'published_percent' ? wholeNumber(published) : published,
      computed: field === 'published_percent' ? wholeNumber(computed) : computed,
    })),
  };
}

function drawnFrom({ differing, of, seed, draws }: Rescoring): Omit<Rescoring, 'ranges'> {
  return { differing, of, seed, draws };
}

/** A percent is an integer; one that was published with decimals stays a decimal string. */
function wholeNumber(text: string | null): number | string | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

const NONE = '–';

/** The same for people. */
export function scoresAsText(file: MatrixFile, tables: Tables, { contradictions, rescoring }: Beside): string {
  const { overall, overallByPillars } = tables;
  const gaps = tables.members.some(({ bounds }) => bounds);
  const members = tables.members.map((row, at) => [
    row.member,
    ...meanCells(row),
    row.rank === null ? NONE : String(row.rank),
    row.rankInterval ? row.rankInterval.join('–') : NONE,
    ...(rescoring ? [rescoring.ranges[at]?.join('–') ?? NONE] : []),
    row.ranked ? `${row.scored} of ${row.applicable}` : `not ranked: ${row.scored} of ${row.applicable}`,
    ...distributionCells(row.distribution),
    ...(gaps ? [row.bounds ? row.bounds.join(' to ') : ''] : []),
  ]);
  const commitments = tables.commitments.map((row, at) => [
    row.commitment,
    file.matrix.commitments[at]?.title ?? '',
    ...meanCells(row),
    `${row.scored} of ${row.applicable}`,
    ...distributionCells(row.distribution),
  ]);
  const pillars = tables.pillars.map((row) => [
    row.pillar,
    ...meanCells(row),
    `${row.scored} of ${row.applicable}`,
    ...distributionCells(row.distribution),
  ]);
  const counts = ['Scored', '+1', '0', '−1'];
  return [
    `Overall ${printMean(overall)}, ${overall.scored} of ${overall.applicable} cells scored${printBounds(overall)}`,
    ...(overallByPillars ? [`Overall as the mean of the pillars ${printMean(overallByPillars)}`] : []),
    '0 % all −1, 50 % all 0, 100 % all +1; not the share of commitments met',
    '',
    printTable(
      [
        'Member',
        'Average',
        'Percent',
        'Rank',
        'Interval',
        ...(rescoring ? ['Re-scored'] : []),
        ...counts,
        ...(gaps ? ['Gaps −1 to +1'] : []),
      ],
      members,
    ),
    'Interval: the ranks that one score changed by one step, of any member, can give.',
    ...describeRescoring(rescoring),
    '',
    ...(pillars.length > 0 ? [printTable(['Pillar', 'Average', 'Percent', ...counts], pillars), ''] : []),
    printTable(['Id', 'Commitment', 'Average', 'Percent', ...counts], commitments, 2),
    '',
    ...listContradictions(contradictions),
  ].join('\n');
}

function describeRescoring(rescoring: Rescoring | null): string[] {
  if (!rescoring)
    return [
      'Re-scoring range: not available, for a file does not say how often reviewers differed (--disagreement K/N).',
    ];
  const { differing, of, draws, seed } = rescoring;
  return [
    `Re-scored: 5th to 95th percentile of the rank over ${draws} draws in which each score errs by one step as often as reviewers differed, on ${differing} of ${of} cells; seed ${seed}.`,
    'Where the ranges of two members overlap, no difference between them is claimed.',
  ];
}

function listContradictions(contradictions: readonly Contradiction[]): string[] {
  if (contradictions.length === 0) return ['No contradictions between published figures and the cells.'];
  const rows = contradictions.map(({ commitment, title, field, published, computed }) => [
    commitment,
    title,
    field,
    published,
    computed ?? NONE,
  ]);
  return [
    'Contradictions: published figures that the cells do not give',
    printTable(['Id', 'Commitment', 'Field', 'Published', 'Computed'], rows, 3),
  ];
}

function meanCells({ average, percent }: Mean): string[] {
  return [average ?? NONE, percent === null ? NONE : `${percent}%`];
}

function distributionCells({ full, partial, none }: Distribution): string[] {
  return [full, partial, none].map(String);
}

function printMean({ average, percent }: Mean): string {
  return average === null ? NONE : `${average} (${percent}%)`;
}

function printBounds({ bounds }: Mean): string {
  return bounds ? `; with all gaps −1 ${bounds[0]}, with all gaps +1 ${bounds[1]}` : '';
}
