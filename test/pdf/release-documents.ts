import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { plainText, readMatrix, tabulate, type ScoreCell, type ScoreMatrix } from '@signatory/domain';
import { releaseFromMatrix, type ReleaseDocument, type ReleaseScore } from '@signatory/contract';

const METHOD = {
  version: '1',
  na: 'exclude',
  ties: 'competition',
  overall: 'commitments',
  ranking: 'ranks',
  silence: 'exclude',
  doubleScoring: 'all',
  rankedFrom: '0.8',
  replyDays: 15,
} as const satisfies ReleaseDocument['method'];

/** What a test says about a release; the rest is filled in. */
export interface Sketch {
  readonly title: string;
  readonly plan: string;
  readonly pillars?: readonly (readonly [code: string, name: string])[];
  readonly members: readonly (readonly [code: string, name: string, abbreviation: string])[];
  /** Cells are written `+ 0 - n .`, a column per member: `n` not asked, `.` no data. */
  readonly commitments: readonly (readonly [code: string, pillar: string | null, title: string, cells: string])[];
  readonly reason?: (title: string, cell: ScoreCell) => string | null;
}

const CELLS: Readonly<Record<string, ScoreCell>> = {
  '+': { kind: 'score', value: 1 },
  '0': { kind: 'score', value: 0 },
  '-': { kind: 'score', value: -1 },
  n: { kind: 'not-asked' },
  '.': { kind: 'no-data' },
};

/** A release of a sketch, whole and consistent: its tables are computed from its scores. */
export function releaseOf(sketch: Sketch, overrides: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const matrix: ScoreMatrix = {
    members: sketch.members.map(([code, name]) => ({ code, name })),
    commitments: sketch.commitments.map(([id, pillar, title]) => ({ id, title, pillar })),
    cells: sketch.commitments.map(([code, , , cells]) =>
      sketch.members.map((_, column) => {
        const cell = CELLS[cells[column] ?? ''];
        if (!cell) throw new Error(`${code}: no cell for column ${column + 1}`);
        return cell;
      }),
    ),
  };
  const official = { kind: 'official', source: 'The plan' } as const;
  const method = overrides.method ?? METHOD;
  return {
    format: 'signatory-release/1',
    title: plainText(sketch.title),
    number: 1,
    phase: 'interim',
    issued: '2026-11-24T09:00:00Z',
    marks: ['illustrative'],
    source: { kind: 'cycle', citation: null, url: null, sha256: null },
    software: { name: 'Signatory', version: '0.1.0' },
    plan: {
      id: 'example',
      version: 1,
      sha256: null,
      title: plainText(sketch.plan),
      shortTitle: plainText(sketch.plan),
      adopted: null,
      sources: [],
      members: sketch.members.map(([code, name, abbreviation]) => ({
        code,
        name: plainText(name),
        abbreviation,
        kind: 'country' as const,
      })),
      pillars: (sketch.pillars ?? []).map(([code, name]) => ({ code, name: plainText(name), provenance: official })),
      commitments: sketch.commitments.map(([id, pillar, title]) => ({
        id,
        code: id,
        pillar,
        title: plainText(title),
        text: plainText(title),
        provenance: official,
        guideline: [],
        indicators: [],
      })),
    },
    cycle: {
      code: '2026',
      title: plainText('Cycle 2026'),
      window: { from: '2025-11-01', to: '2026-10-31' },
      deadline: '2026-10-31T22:00:00Z',
    },
    method,
    scores: sketch.commitments.flatMap(([commitment, , title], row) =>
      sketch.members.map(([member], column): ReleaseScore => {
        const cell = matrix.cells[row]?.[column] ?? { kind: 'no-data' };
        const reason = sketch.reason?.(title, cell) ?? null;
        return {
          member,
          commitment,
          kind: cell.kind,
          value: cell.kind === 'score' ? cell.value : null,
          reason: reason === null ? null : plainText(reason),
          rationale: null,
          evidence: [],
          agreement: cell.kind === 'score' ? 'agreed' : null,
        };
      }),
    ),
    tables: structuredClone(tabulate(matrix, method)) as ReleaseDocument['tables'],
    submissions: [],
    validation: [],
    figures: [],
    ...overrides,
  };
}

/** The published table of the G20 at Rio de Janeiro, a third party's, with its source. */
export function rioRelease(): ReleaseDocument {
  const bytes = readFileSync(new URL('../../config/golden/g20-2024-rio-interim.csv', import.meta.url));
  // The file has no quoted fields, so that its rows split at commas.
  const rows = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const reading = readMatrix(rows);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return releaseFromMatrix({
    file: reading.file,
    title: 'G20 Rio de Janeiro 2024: interim compliance',
    language: 'en',
    issued: '2026-11-24T00:00:00Z',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    phase: 'interim',
    marks: [],
    citation:
      'G20 Research Group, 2024 G20 Rio de Janeiro Summit Interim Compliance Report, 20 November 2024 to 31 May 2025, University of Toronto',
    url: 'https://www.g20.utoronto.ca/compliance/2024rio-interim/',
    method: { na: 'exclude', ties: 'competition' },
    software: { name: 'Signatory', version: '0.1.0' },
  });
}

const REASONS: Readonly<Record<string, string>> = {
  '1': 'The law is in force, the unit operates and its budget line is confirmed for the next two years.',
  '0': 'A bill is before parliament; the unit is decided but not yet staffed.',
  '-1': 'No act in the window, and the earlier programme was ended in March.',
  'not-asked': 'The competence lies with the member states.',
  'no-data': 'The search of public sources found nothing inside the window.',
};

/** Five pillars, twenty commitments, eight members, invented: what the pages of an own cycle look like. */
export function illustrativeRelease(overrides: Partial<ReleaseDocument> = {}): ReleaseDocument {
  return releaseOf(
    {
      title: 'Joint Action Plan 2026: first cycle',
      plan: 'Joint Action Plan on Climate, Trade, Data, Health and Equality',
      pillars: [
        ['A', 'Climate, energy and nature'],
        ['B', 'Economy, trade and integrity'],
        ['C', 'Digital and artificial intelligence'],
        ['D', 'Health and food security'],
        ['E', 'Equality and governance'],
      ],
      members: [
        ['CAN', 'Canada', 'CAN'],
        ['FRA', 'France', 'FRA'],
        ['DEU', 'Germany', 'DEU'],
        ['ITA', 'Italy', 'ITA'],
        ['JPN', 'Japan', 'JPN'],
        ['GBR', 'United Kingdom', 'GBR'],
        ['USA', 'United States', 'USA'],
        ['EU', 'European Union', 'EU'],
      ],
      commitments: [
        ['A1', 'A', 'Phase out unabated coal power', '++0+-+0+'],
        ['A2', 'A', 'Cut methane emissions 30% by 2030', '+++00+++'],
        ['A3', 'A', 'Triple renewable capacity', '0+++00-+'],
        ['A4', 'A', 'Protect 30% of land and sea', '++0-0+n+'],
        ['B1', 'B', 'Publish beneficial-ownership registers', '0++-0+0+'],
        ['B2', 'B', 'Report export-credit exposure', '+0+0++-0'],
        ['B3', 'B', 'Map critical-mineral supply chains', '+++0+0++'],
        ['B4', 'B', 'Enforce foreign-bribery offences', '-+00-++n'],
        ['C1', 'C', 'Report under the AI code of conduct', '++++++0+'],
        ['C2', 'C', 'Enable trusted cross-border data flows', '00+0++00'],
        ['C3', 'C', 'Connect all public schools', '+0-0+0+0'],
        ['C4', 'C', 'Open government data by default', '++00.+0+'],
        ['D1', 'D', 'Finance the pandemic fund', '+0+++0-+'],
        ['D2', 'D', 'Deliver antimicrobial-resistance plans', '0++++++0'],
        ['D3', 'D', 'Scale food-crisis early action', '++00000+'],
        ['D4', 'D', 'Fund maternal and child health', '+00-+00n'],
        ['E1', 'E', 'Require gender pay transparency', '0++0-+0+'],
        ['E2', 'E', 'Raise women in senior public roles', '++00-000'],
        ['E3', 'E', 'Spend 0.7% of gross national income on development', '-0+--0-0'],
        ['E4', 'E', 'Protect whistle-blowers in law', '0++00+++'],
      ],
      reason: (_, cell) => REASONS[cell.kind === 'score' ? String(cell.value) : cell.kind] ?? null,
    },
    overrides,
  );
}

/** One pillar, two commitments, three members: as small as a plan may be. */
export function smallRelease(): ReleaseDocument {
  return releaseOf({
    title: 'Border Accord: first cycle',
    plan: 'Border Accord',
    pillars: [['A', 'Posts and patrols']],
    members: [
      ['CAN', 'Canada', 'CAN'],
      ['FRA', 'France', 'FRA'],
      ['DEU', 'Germany', 'DEU'],
    ],
    commitments: [
      ['A1', 'A', 'Staff the common posts', '+0-'],
      ['A2', 'A', 'Share the watch lists', '++0'],
    ],
    reason: (_, cell) => REASONS[cell.kind === 'score' ? String(cell.value) : cell.kind] ?? null,
  });
}

/** As many members and commitments as asked, with scores that vary by a rule. */
export function largeRelease(
  memberCount: number,
  commitmentCount: number,
  overrides: Partial<ReleaseDocument> = {},
): ReleaseDocument {
  const signs = ['+', '0', '+', '-', '0', '+', 'n', '0', '+', '.', '+'];
  return releaseOf(
    {
      title: 'Global Action Plan: first cycle',
      plan: 'Global Action Plan',
      members: Array.from({ length: memberCount }, (_, at) => {
        const code = `M${String(at + 1).padStart(3, '0')}`;
        return [
          code,
          at % 29 === 7 ? `The United Federated Republic of Member ${at + 1}` : `Member ${at + 1}`,
          code,
        ] as const;
      }),
      commitments: Array.from({ length: commitmentCount }, (_, row) => [
        `K${row + 1}`,
        null,
        `Commitment ${row + 1}, to do what was agreed`,
        Array.from(
          { length: memberCount },
          (__, column) => signs[(row * 7 + column * column + column * 3) % signs.length] ?? '0',
        ).join(''),
      ]),
    },
    overrides,
  );
}
