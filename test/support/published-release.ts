import { plainText } from '@signatory/domain';
import type { ReleaseDocument, ReleaseScore } from '@signatory/contract';
import type { PublishedRelease } from '@signatory/pages';
import { releaseOf, type Sketch } from '../pdf/release-documents.js';

const EVIDENCE = {
  title: 'Annual report of the unit',
  publisher: 'Ministry of the Interior',
  url: 'https://example.org/report',
  published: '2025-03-14',
};

/** A published release as the API would hand it over: of an own cycle, or of a table that is cited. */
export function publishedRelease(sketch: Sketch, cycle: string, citation: string | null = null): PublishedRelease {
  const drawn = releaseOf(sketch);
  const own = citation === null;
  const scores = drawn.scores.map((score): ReleaseScore => {
    if (!own || score.kind !== 'score') return score;
    return { ...score, rationale: plainText('Both reviewers read the report and its evidence.'), evidence: [EVIDENCE] };
  });
  const document: ReleaseDocument = {
    ...drawn,
    marks: own ? ['illustrative'] : [],
    source: own ? drawn.source : { kind: 'matrix', citation, url: 'https://example.org/source', sha256: null },
    cycle: { ...drawn.cycle, code: cycle },
    plan: {
      ...drawn.plan,
      commitments: drawn.plan.commitments.map((commitment) => ({
        ...commitment,
        provenance: { kind: 'paraphrase', source: 'Press summaries', confidence: 'medium' },
      })),
    },
    scores,
  };
  const file = { member: null, item: null, language: null, size: 4_210, sha256: 'b'.repeat(64) };
  return {
    document,
    sha256: 'a'.repeat(64),
    files: [
      {
        ...file,
        name: `${cycle}-release.json`,
        href: '/f/release.json',
        product: 'document',
        mediaType: 'application/json',
      },
      { ...file, name: `${cycle}-scores.csv`, href: '/f/scores.csv', product: 'scores-csv', mediaType: 'text/csv' },
    ],
  };
}

/** Five pillars, eight members, every class of cell: as the example cycle looks. */
export const FIVE_PILLARS: Sketch = {
  title: 'G7 migrant smuggling, 2025 interim',
  plan: 'Plan of the G7 against migrant smuggling',
  reason: (_, { kind }) => (kind === 'not-asked' ? 'The competence lies with the member states.' : null),
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

/** A release of 193 members and four commitments, every class of cell. */
export function manyMembers(): PublishedRelease {
  return largeRelease(4, () => null, []);
}

/** A release of 193 members and 70 commitments, sixty of a first pillar and ten of a second. */
export function manyCells(): PublishedRelease {
  const pillars = [
    ['I', 'Energy'],
    ['II', 'Health'],
  ] as const;
  return largeRelease(70, (row) => (row < 60 ? 'I' : 'II'), pillars);
}

function largeRelease(
  rows: number,
  pillarOf: (row: number) => string | null,
  pillars: NonNullable<Sketch['pillars']>,
): PublishedRelease {
  const members = Array.from({ length: 193 }, (_, at) => [`M${at}`, `Member ${at}`, `M${at}`] as const);
  const cellsOf = (row: number): string => members.map((_, at) => '+0-.n'[(at + row) % 5]).join('');
  return publishedRelease(
    {
      title: 'All members',
      plan: 'Plan of all members',
      members,
      pillars,
      commitments: Array.from(
        { length: rows },
        (_, row) => [`C${row}`, pillarOf(row), `Commitment ${row}`, cellsOf(row)] as const,
      ),
    },
    'all',
  );
}
