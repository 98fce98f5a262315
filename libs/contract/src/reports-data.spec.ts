import { portsRelease } from './ports.testing.js';
import { writeDataFile } from './release-data.js';
import type { ReleaseDocument } from './release-document.js';
import { planFiles } from './release-files.js';

const HASH = 'ab'.repeat(32);
const SHA256 = 'cd'.repeat(32);

const of = (asked: number, answered: number) => ({
  asked,
  answered,
  noData: asked - answered,
  notApplicable: 0,
  confidential: 0,
  unanswered: 0,
});

function release(changes: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const document = portsRelease(
    [
      ['commitment_id', 'commitment', 'pillar', 'Canada', 'France'],
      ['a', 'Clean ports', 'Trade', '+1', '-1'],
    ],
    '2026-06-13T00:00:00Z',
  );
  return { ...document, ...changes };
}

const REPORTED = release({
  submissions: [
    { member: 'CA', state: 'APPROVED', version: 2, submitted: '2026-02-01T10:00:00.000Z', late: false, sha256: SHA256 },
    { member: 'FR', state: 'NOT_STARTED', version: null, submitted: null, late: false, sha256: null },
  ],
  punctuality: [
    { member: 'CA', kind: 'on-time', extendedTo: '2026-02-03T22:59:59.000Z' },
    { member: 'FR', kind: 'not-submitted', extendedTo: null },
  ],
  completeness: [
    {
      member: 'CA',
      entries: of(9, 8),
      pillars: [
        { pillar: 'Trade', entries: of(4, 4) },
        { pillar: 'Travel', entries: of(5, 4) },
      ],
    },
  ],
});

const written = (product: string, document = REPORTED): string =>
  [...(writeDataFile(product, document, HASH) ?? [])].join('');

describe('how reports came in, as data files', () => {
  it('has a line for each report, and one for each pillar of what was counted', () => {
    expect(written('reports-csv').trimEnd().split('\r\n')).toEqual([
      'member,state,version,submitted,punctuality,extended_to,pillar,asked,answered,no_data,not_applicable,confidential,unanswered',
      'CA,APPROVED,2,2026-02-01T10:00:00.000Z,on-time,2026-02-03T22:59:59.000Z,,9,8,1,0,0,0',
      'CA,APPROVED,2,2026-02-01T10:00:00.000Z,on-time,2026-02-03T22:59:59.000Z,Trade,4,4,0,0,0,0',
      'CA,APPROVED,2,2026-02-01T10:00:00.000Z,on-time,2026-02-03T22:59:59.000Z,Travel,5,4,1,0,0,0',
      'FR,NOT_STARTED,,,not-submitted,,,,,,,,',
    ]);
  });

  it('says the same in JSON, with what it is of', () => {
    expect(JSON.parse(written('reports-json'))).toMatchObject({
      format: 'signatory-reports/1',
      release: HASH,
      reports: [
        { member: 'CA', version: 2, punctuality: 'on-time', completeness: { entries: { asked: 9, answered: 8 } } },
        { member: 'FR', version: null, punctuality: 'not-submitted', extendedTo: null, completeness: null },
      ],
    });
  });

  it('is there of an own cycle, and not of scores that were imported', () => {
    const paths = (document: ReleaseDocument): string[] => planFiles(document, []).map(({ path }) => path);
    expect(paths(REPORTED)).toEqual(expect.arrayContaining(['reports.csv', 'reports.json']));
    expect(paths(release())).not.toContain('reports.csv');
  });
});
