import { readMatrix } from '@signatory/domain';
import { codeMembers } from './country-codes.js';
import { releaseFromMatrix, type MatrixReleaseInput } from './matrix-release.js';
import { ReleaseDocument } from './release-document.js';

function inputOf(...rows: string[][]): MatrixReleaseInput {
  const reading = readMatrix(rows);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return {
    file: reading.file,
    title: 'Two commitments',
    language: 'en',
    issued: '2026-11-24T00:00:00Z',
    sha256: 'ab'.repeat(32),
    phase: 'final',
    marks: [],
    citation: null,
    url: null,
    method: { na: 'exclude', ties: 'competition' },
    software: { name: 'Signatory', version: '0.1.0' },
  };
}

const input = inputOf(
  ['no', 'commitment_id', 'commitment', 'pillar', 'Canada', 'European Union', 'Atlantis'],
  ['1', '2025-7', 'Clean ports', 'Trade', '+1', '-1', ''],
  ['', '2025-9', 'Open skies', 'Travel', '0', 'N/A', ''],
);

describe('a release document made from a matrix file', () => {
  it('is one that every page and scorecard can read', () => {
    expect(() => ReleaseDocument.parse(releaseFromMatrix(input))).not.toThrow();
  });

  it('carries every cell, the tables of the cells, and the published number as the code', () => {
    const document = releaseFromMatrix(input);
    expect(document.scores.map(({ member, commitment, kind, value }) => [member, commitment, kind, value])).toEqual([
      ['CA', '2025-7', 'score', 1],
      ['EU', '2025-7', 'score', -1],
      ['ATLANTIS', '2025-7', 'no-data', null],
      ['CA', '2025-9', 'score', 0],
      ['EU', '2025-9', 'not-asked', null],
      ['ATLANTIS', '2025-9', 'no-data', null],
    ]);
    expect(document.plan.commitments.map(({ code, pillar }) => [code, pillar])).toEqual([
      ['1', 'Trade'],
      ['2025-9', 'Travel'],
    ]);
    expect(document.tables.members).toMatchObject([
      { member: 'CA', average: '+0.50', rank: 1 },
      { member: 'EU', average: '\u22121.00', rank: 2 },
      { member: 'ATLANTIS', average: null, rank: null },
    ]);
  });

  it('lists a member apart that is scored on less than 80 % of what it was asked', () => {
    const document = releaseFromMatrix(
      inputOf(['commitment_id', 'commitment', 'Canada', 'France'], ['1', 'One', '+1', '0'], ['2', 'Two', '', '0']),
    );
    expect(document.tables.members).toMatchObject([
      { member: 'CA', average: '+1.00', rank: null, ranked: false },
      { member: 'FR', rank: 1, ranked: true },
    ]);
  });
});

describe('members known by name', () => {
  it('get the ISO codes of their country, by any of its usual names', () => {
    expect(
      codeMembers(['T\u00fcrkiye', 'Korea', 'UK', 'USA', 'C\u00f4te d\u2019Ivoire']).map(({ code, abbreviation }) => [
        code,
        abbreviation,
      ]),
    ).toEqual([
      ['TR', 'TUR'],
      ['KR', 'KOR'],
      ['GB', 'GBR'],
      ['US', 'USA'],
      ['CI', 'CIV'],
    ]);
  });

  it('keep the African Union apart from Australia', () => {
    expect(codeMembers(['Australia', 'African Union'])).toMatchObject([
      { code: 'AU', abbreviation: 'AUS', kind: 'country' },
      { code: 'AFU', abbreviation: 'AU', kind: 'organisation' },
    ]);
  });

  it('never share a code or an abbreviation', () => {
    const coded = codeMembers([
      'Korea',
      'South Korea',
      'City of Bern',
      'City of Basel',
      'Bern',
      'Bern!',
      '\u65e5\u672c\u90fd',
      '???',
      'a',
      'A',
    ]);
    expect(new Set(coded.map(({ code }) => code)).size).toBe(coded.length);
    expect(new Set(coded.map(({ abbreviation }) => abbreviation)).size).toBe(coded.length);
    expect(coded[2]).toEqual({ name: 'City of Bern', code: 'CITY-OF-BERN', abbreviation: 'COB', kind: 'country' });
    expect(codeMembers(['The United Federated Kingdom of Rhineland'])).toMatchObject([{ abbreviation: 'UFKOR' }]);
    expect(codeMembers(['المملكة العربية السعودية'])).toMatchObject([{ abbreviation: 'الم' }]);
  });
});
