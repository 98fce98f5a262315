import { plainText } from '@signatory/domain';
import type { ReleaseDocument, ReleaseScore } from '@signatory/contract';
import type { PublishedRelease } from './published-release.js';

/** A matrix in signs, one line per commitment: `+ 0 - n` (not asked) and `.` (no data), a column per member. */
export interface MatrixSketch {
  readonly cycle: string;
  readonly title: string;
  readonly members: readonly (readonly [code: string, name: string, abbreviation: string])[];
  readonly pillars: readonly (readonly [code: string, name: string])[];
  readonly commitments: readonly (readonly [code: string, pillar: string | null, title: string, cells: string])[];
  readonly illustrative: boolean;
  readonly citation: string | null;
}

const SIGNS: Readonly<Record<string, Pick<ReleaseScore, 'kind' | 'value'>>> = {
  '+': { kind: 'score', value: 1 },
  '0': { kind: 'score', value: 0 },
  '-': { kind: 'score', value: -1 },
  n: { kind: 'not-asked', value: null },
  '.': { kind: 'no-data', value: null },
};

/** A published release as the API would hand it over, drawn from a sketch. */
export function buildRelease(sketch: MatrixSketch): PublishedRelease {
  const scores = sketch.commitments.flatMap(([code, , title, cells]) =>
    sketch.members.map(([member, name], column): ReleaseScore => {
      const cell = SIGNS[cells[column] ?? '.'] ?? { kind: 'no-data', value: null };
      return {
        member,
        commitment: code,
        ...cell,
        reason: cell.kind === 'not-asked' ? plainText('The competence lies with the member states.') : null,
        rationale:
          cell.kind === 'score' && sketch.illustrative
            ? plainText(`${name} reported on “${title}”; both reviewers read the report and its evidence.`)
            : null,
        evidence: sketch.illustrative
          ? [
              {
                title: 'Annual report of the unit',
                publisher: 'Ministry of the Interior',
                url: 'https://example.org/report',
                published: '2025-03-14',
              },
            ]
          : [],
        agreement: sketch.illustrative && cell.kind === 'score' ? 'agreed' : null,
      };
    }),
  );
  const document: ReleaseDocument = {
    format: 'signatory-release/1',
    title: plainText(sketch.title),
    number: 1,
    phase: 'interim',
    issued: '2026-11-24T09:00:00Z',
    marks: sketch.illustrative ? ['illustrative'] : [],
    source: {
      kind: sketch.citation ? 'matrix' : 'cycle',
      citation: sketch.citation,
      url: sketch.citation ? 'https://example.org/source' : null,
      sha256: null,
    },
    software: { name: 'signatory', version: '0.1.0' },
    plan: {
      id: 'plan',
      version: 1,
      sha256: null,
      title: plainText(`Plan of ${sketch.title}`),
      shortTitle: plainText(sketch.title),
      adopted: null,
      sources: [],
      members: sketch.members.map(([code, name, abbreviation]) => ({
        code,
        name: plainText(name),
        abbreviation,
        kind: 'country' as const,
      })),
      pillars: sketch.pillars.map(([code, name]) => ({
        code,
        name: plainText(name),
        provenance: { kind: 'official', source: 'The plan' },
      })),
      commitments: sketch.commitments.map(([code, pillar, title]) => ({
        id: code,
        code,
        pillar,
        title: plainText(title),
        text: plainText(`${title}, as the plan’s summary puts it.`, 'en', 'paraphrase'),
        provenance: { kind: 'paraphrase', source: 'Press summaries', confidence: 'medium' },
        guideline: sketch.illustrative
          ? [
              {
                score: -1,
                countervailing: true,
                if: 'closed',
                words: plainText('It closed its unit without a successor.'),
              },
              {
                score: 1,
                countervailing: false,
                if: 'unit == "operating"',
                words: plainText('A mandated unit works.'),
              },
              { score: 0, countervailing: false, if: 'unit == "decided"', words: plainText('A unit is decided.') },
              {
                score: -1,
                countervailing: false,
                if: 'unit == "none"',
                words: plainText('No unit exists or is decided.'),
              },
            ]
          : [],
        indicators: [],
      })),
    },
    cycle: {
      code: sketch.cycle,
      title: plainText(sketch.title),
      window: { from: '2024-11-20', to: '2025-05-31' },
      deadline: null,
    },
    method: {
      version: '1',
      na: 'exclude',
      ties: 'competition',
      overall: 'commitments',
      ranking: 'ranks',
      silence: 'exclude',
      doubleScoring: 'all',
      rankedFrom: '0.8',
      replyDays: 14,
    },
    scores,
    tables: computeTables(sketch, scores),
    submissions: [],
    validation: [],
    figures: [],
  };
  return {
    document,
    sha256: '3f1c9a0e6b5d47d2a8c4e1f09b7a6d5c4b3a29180f7e6d5c4b3a2918f0e7d6c5',
    files: [
      {
        name: `${sketch.cycle}-report-en.pdf`,
        href: `/api/releases/1/files/report-en.pdf`,
        product: 'report',
        member: null,
        language: 'en',
        mediaType: 'application/pdf',
        size: 842_113,
        sha256: 'a'.repeat(64),
      },
      {
        name: `${sketch.cycle}-release.json`,
        href: `/api/releases/1/files/release.json`,
        product: 'document',
        member: null,
        language: null,
        mediaType: 'application/json',
        size: 120_400,
        sha256: '3f1c9a0e6b5d47d2a8c4e1f09b7a6d5c4b3a29180f7e6d5c4b3a2918f0e7d6c5',
      },
      {
        name: `${sketch.cycle}-scores.csv`,
        href: `/api/releases/1/files/scores.csv`,
        product: 'scores-csv',
        member: null,
        language: null,
        mediaType: 'text/csv',
        size: 4_210,
        sha256: 'b'.repeat(64),
      },
    ],
  };
}

type Mean = ReleaseDocument['tables']['overall'];

function computeTables(sketch: MatrixSketch, scores: readonly ReleaseScore[]): ReleaseDocument['tables'] {
  const meanOf = (pick: (score: ReleaseScore) => boolean): Mean => average(scores.filter(pick));
  const members = sketch.members.map(([member]) => ({ member, ...meanOf((score) => score.member === member) }));
  const pillarOf = new Map(sketch.commitments.map(([code, pillar]) => [code, pillar]));
  const worth = (mean: Mean): number => Number((mean.average ?? '-2').replace('−', '-'));
  return {
    overall: average(scores),
    overallByPillars: null,
    members: members.map((mean) => {
      const rank = 1 + members.filter((other) => worth(other) > worth(mean)).length;
      return { ...mean, rank, rankInterval: [Math.max(1, rank - 1), Math.min(members.length, rank + 2)], ranked: true };
    }),
    commitments: sketch.commitments.map(([commitment]) => ({
      commitment,
      ...meanOf((score) => score.commitment === commitment),
    })),
    pillars: sketch.pillars.map(([pillar]) => ({
      pillar,
      ...meanOf((score) => pillarOf.get(score.commitment) === pillar),
    })),
  };
}

function average(scores: readonly ReleaseScore[]): Mean {
  const values = scores.flatMap(({ value }) => value ?? []);
  const applicable = scores.filter(({ kind }) => kind !== 'not-asked').length;
  const sum = values.reduce<number>((total, value) => total + value, 0);
  const hundredths = values.length === 0 ? 0 : Math.round((Math.abs(sum) * 100) / values.length) * Math.sign(sum);
  const printed = `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${(Math.abs(hundredths) / 100).toFixed(2)}`;
  return {
    average: values.length === 0 ? null : printed,
    percent: values.length === 0 ? null : Math.floor(((sum / values.length + 1) / 2) * 100 + 0.5),
    scored: values.length,
    applicable,
    distribution: {
      full: values.filter((value) => value === 1).length,
      partial: values.filter((value) => value === 0).length,
      none: values.filter((value) => value === -1).length,
    },
    bounds: values.length < applicable ? ['+0.10', '+0.20'] : null,
  };
}

/** Five pillars, eight members, every class of cell: as the example cycle looks. */
export const FIVE_PILLARS: MatrixSketch = {
  cycle: 'g7-2025',
  title: 'G7 migrant smuggling, 2025 interim',
  illustrative: true,
  citation: null,
  members: [
    ['CA', 'Canada', 'CAN'],
    ['FR', 'France', 'FRA'],
    ['DE', 'Germany', 'DEU'],
    ['IT', 'Italy', 'ITA'],
    ['JP', 'Japan', 'JPN'],
    ['GB', 'United Kingdom', 'GBR'],
    ['US', 'United States', 'USA'],
    ['EU', 'European Union', 'EU'],
  ],
  pillars: [
    ['I', 'Operational and investigative capacities'],
    ['II', 'International, judicial and police cooperation'],
    ['III', 'Cooperation with countries of origin and transit'],
    ['IV', 'Prevention and awareness raising'],
    ['V', 'Knowledge and monitoring'],
  ],
  commitments: [
    ['I.1', 'I', 'Specialised units and their network', '++0+-+0+'],
    ['I.2', 'I', 'Joint action against routes', '+++00+++'],
    ['I.3', 'I', 'Investigations of high-value targets', '0++++0-+'],
    ['I.4', 'I', 'Intelligence through common platforms', '++0-0+.+'],
    ['I.5', 'I', 'Liaison officers in source and transit countries', '0++-0+00'],
    ['I.6', 'I', 'Follow the money', '+0+0++-0'],
    ['II.1', 'II', 'Judicial and police cooperation', '+++0+0++'],
    ['II.2', 'II', 'Supply chains of small boats', '-+00-++n'],
    ['II.3', 'II', 'Transport operators and routes', '+++++++0'],
    ['II.4', 'II', 'Faster intelligence sharing', '00+0++00'],
    ['II.5', 'II', 'Joint investigation teams', '+0-0+0+0'],
    ['III.1', 'III', 'Capacity with countries of origin and transit', '++000+0+'],
    ['III.2', 'III', 'Multi-purpose centres along the routes', '+00+00-+'],
    ['III.3', 'III', 'Voluntary and enforced returns', '0+0+++00'],
    ['III.4', 'III', 'Regular pathways', '+.0-0-0n'],
    ['IV.1', 'IV', 'Information and awareness campaigns', '0+00-+0+'],
    ['IV.2', 'IV', 'Platforms that take content down', '++00-000'],
    ['V.1', 'V', 'Knowledge and monitoring', '-0+--0-0'],
  ],
};
