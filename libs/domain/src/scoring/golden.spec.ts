import { readFileSync } from 'node:fs';
import { findContradictions } from './contradictions.js';
import { readMatrix, type MatrixFile } from './matrix-file.js';
import { tabulate } from './tabulate.js';

interface Published {
  readonly overall: { readonly average: string; readonly percent: number };
  readonly members: readonly { member: string; average: string; percent: number; scored: number }[];
  readonly commitments: readonly {
    commitment_id: string;
    published_average: string;
    published_percent: number;
    n_scored: number;
  }[];
}

const golden = (name: string) => readFileSync(new URL(`../../../../config/golden/${name}`, import.meta.url), 'utf8');
const published = JSON.parse(golden('g20-2024-rio-interim.json')) as Published;
/** The file has no quoted fields, so that its rows split at commas. */
const rows = golden('g20-2024-rio-interim.csv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const print = (average: string) => average.replace('-', '\u2212');

function read(): MatrixFile {
  const reading = readMatrix(rows);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.file;
}

const method = { na: 'exclude', ties: 'competition', overall: 'commitments', rankedFrom: '0.8' } as const;
const tables = tabulate(read().matrix, method);

describe('the published table of the G20 at Rio de Janeiro, interim', () => {
  it('has 13 commitments and 21 members', () => {
    expect(tables.commitments).toHaveLength(13);
    expect(tables.members).toHaveLength(21);
  });

  it('gives the published overall average and percent', () => {
    expect(tables.overall).toMatchObject({
      average: print(published.overall.average),
      percent: published.overall.percent,
      scored: 272,
      applicable: 272,
    });
  });

  it.each(published.members)(
    'gives $member the published $average ($percent%)',
    ({ member, average, percent, scored }) => {
      expect(tables.members.find((result) => result.member === member)).toMatchObject({
        average: print(average),
        percent,
        scored,
        applicable: scored,
      });
    },
  );

  it.each(published.commitments)(
    'gives commitment $commitment_id the published $published_average ($published_percent%)',
    (row) => {
      expect(tables.commitments.find((result) => result.commitment === row.commitment_id)).toMatchObject({
        average: print(row.published_average),
        percent: row.published_percent,
        scored: row.n_scored,
      });
    },
  );

  it('is contradicted by none of its own figures', () => {
    expect(findContradictions(read(), 'exclude')).toEqual([]);
  });

  it('is contradicted by a figure that one changed cell no longer gives', () => {
    const at = rows[0]?.indexOf('Argentina') ?? -1;
    const changed = rows.map((row, line) =>
      line === 1 ? row.map((cell, column) => (column === at ? '-1' : cell)) : row,
    );
    const reading = readMatrix(changed);
    expect(reading.kind === 'read' && findContradictions(reading.file, 'exclude')).toEqual([
      {
        commitment: '2024-122',
        title: 'Energy: Energy Transition',
        field: 'published_average',
        published: '+0.76',
        computed: '+0.71',
      },
      {
        commitment: '2024-122',
        title: 'Energy: Energy Transition',
        field: 'published_percent',
        published: '88',
        computed: '86',
      },
    ]);
  });
});

describe('a published commitment of the G7 in 2025', () => {
  it('has the average +0.75 (88%)', () => {
    // Artificial intelligence for small firms, final report of 13 June 2026: Japan and the United States 0, all others +1.
    const reading = readMatrix([
      [
        'commitment_id',
        'commitment',
        'Canada',
        'France',
        'Germany',
        'Italy',
        'Japan',
        'United Kingdom',
        'United States',
        'European Union',
      ],
      ['2025-ai', 'Artificial intelligence for small firms', '+1', '+1', '+1', '+1', '0', '+1', '0', '+1'],
    ]);
    expect(reading.kind === 'read' && tabulate(reading.file.matrix, method).commitments[0]).toMatchObject({
      average: '+0.75',
      percent: 88,
      distribution: { full: 6, partial: 2, none: 0 },
    });
  });
});
