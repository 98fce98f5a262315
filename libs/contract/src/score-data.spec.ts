import { plainText } from '@signatory/domain';
import { portsRelease } from './ports.testing.js';
import { writeDataFile } from './release-data.js';
import type { ReleaseDocument } from './release-document.js';
import { planFiles } from './release-files.js';

const HASH = 'ab'.repeat(32);

const bare = portsRelease(
  [
    ['commitment_id', 'commitment', 'pillar', 'Canada', 'France'],
    ['a', 'Clean ports', 'Trade', '+1', '-1'],
    ['b', 'Open ports', 'Trade', '', 'N/A'],
  ],
  '2026-06-13T00:00:00Z',
);
const reasoned: ReleaseDocument = {
  ...bare,
  scores: bare.scores.map((score) =>
    score.value === -1
      ? {
          ...score,
          reason: plainText('=No port is clean.', 'en'),
          rationale: plainText('Aucun port n’est propre, « comme promis ».', 'fr'),
          agreement: 'adjudicated',
          evidence: [{ title: 'The register', url: 'https://example.org/register' }],
          why: {
            clause: 2,
            report: { version: 4, certified: '2026-03-01T08:00:00.000Z' },
            checks: { pass: 7, fail: 2, justified: 1, notApplicable: 3, notRun: 0 },
            scored: '2026-05-12T09:30:00.000Z',
          },
        }
      : score,
  ),
};
const CHANGE: NonNullable<ReleaseDocument['change']> = {
  since: {
    cycle: '2025',
    title: plainText('Cycle −2025'),
    phase: 'final',
    number: 1,
    issued: null,
    sha256: 'cd'.repeat(32),
  },
  from: '0.6',
  comparable: 2,
  of: 3,
  averages: { before: '−0.50', now: '0.00', change: '+0.50' },
  line: true,
  members: [],
  commitments: [],
  cells: [{ member: 'CA', commitment: 'a', before: 0, now: 1 }],
  compared: [
    { member: 'CA', commitment: 'a', before: 0 },
    { member: 'FR', commitment: 'a', before: -1 },
  ],
  joined: [],
  left: [],
  breaks: [],
};

const linesOf = (product: string, document: ReleaseDocument): string[] =>
  [...(writeDataFile(product, document, HASH) ?? [])].join('').trimEnd().split('\r\n');
const pathsOf = (document: ReleaseDocument): string[] => planFiles(document, []).map(({ path }) => path);

it('reasons stand with their scores, in the words they were written in, and in a file only where there are some', () => {
  expect(linesOf('reasons-csv', reasoned)).toEqual([
    'member,commitment_id,score,reason,reason_language,rationale,rationale_language,agreement,evidence,clause,report_version,rules_passed,rules_failed,rules_justified,rules_not_applicable,rules_not_run,scored_at',
    'CA,a,+1,,,,,,,,,,,,,,',
    'FR,a,-1,\'=No port is clean.,en,"Aucun port n’est propre, « comme promis ».",fr,adjudicated,The register <https://example.org/register>,3,4,7,2,1,3,0,2026-05-12T09:30:00.000Z',
    'CA,b,,,,,,,,,,,,,,,',
    'FR,b,N/A,,,,,,,,,,,,,,',
  ]);
  expect(pathsOf(reasoned)).toEqual(expect.arrayContaining(['reasons.csv', 'reasons.json']));
  expect(pathsOf(bare).filter((path) => path.startsWith('reasons'))).toEqual([]);
  expect(JSON.parse(linesOf('reasons-json', reasoned).join('\n'))).toMatchObject({
    format: 'signatory-reasons/1',
    release: HASH,
    scores: reasoned.scores,
  });
});

it('every comparable score stands beside the one before; of a release that kept no more, those that changed', () => {
  expect(linesOf('change-csv', { ...bare, change: CHANGE })).toEqual([
    'member,commitment_id,before,now',
    'CA,a,0,+1',
    'FR,a,-1,-1',
  ]);
  const { compared: _, ...before } = CHANGE;
  expect(linesOf('change-csv', { ...bare, change: before })).toEqual(['member,commitment_id,before,now', 'CA,a,0,+1']);
  expect(pathsOf({ ...bare, change: CHANGE })).toEqual(expect.arrayContaining(['change.csv', 'change.json']));
  expect(pathsOf(bare).filter((path) => path.startsWith('change'))).toEqual([]);
});

it('a figure of change has a minus that a machine reads, a title keeps its own', () => {
  const { change } = JSON.parse(linesOf('change-json', { ...bare, change: CHANGE }).join('\n')) as ReleaseDocument;
  expect(change?.averages).toEqual({ before: '-0.50', now: '0.00', change: '+0.50' });
  expect(change?.since.title).toEqual(plainText('Cycle −2025'));
});
