import { plainText } from '@signatory/domain';
import type { ReleaseAction, ReleaseDocument } from '@signatory/contract';
import { illustrativeRelease } from './release-documents.js';

const DECREE = { title: 'Decree 2026-210', publisher: 'Official gazette', url: 'https://example.org/decree' };
const PLAN = { title: 'Work plan', sha256: 'ab12'.repeat(16) };

const action = (draft: Partial<ReleaseAction>): ReleaseAction => ({
  member: 'JPN',
  commitment: 'B3',
  happened: '2026-03-01',
  text: plainText('A unit began to take cases.'),
  class: 'strong',
  origin: 'member',
  contested: false,
  evidence: [DECREE],
  ...draft,
});

/** The illustrative release with a score that cites two pages, one of which shows an action too. */
export function citingRelease(title = 'The register', quote?: string): ReleaseDocument {
  const release = actedRelease();
  const register = {
    title,
    publisher: 'Ministry',
    published: '2026-02-01',
    url: 'https://example.org/register',
    ...(quote !== undefined && { quote }),
  };
  const cited = { JPN: [register, DECREE], DEU: [register] };
  return {
    ...release,
    scores: release.scores.map((score) =>
      score.commitment === 'B3' && (score.member === 'JPN' || score.member === 'DEU')
        ? { ...score, rationale: plainText('The unit takes cases.'), evidence: cited[score.member] }
        : score,
    ),
  };
}

/** The same, in which it is known what a score rests on; of its figures one is withheld, and one was not given. */
export function groundedRelease(): ReleaseDocument {
  const release = citingRelease();
  const codes = ['b3_a', 'b3_b', 'b3_c'];
  const indicators = codes.map((code) => ({
    code,
    label: code.replace('b3_', 'B3.'),
    role: 'action',
    question: plainText(`${code}?`),
  }));
  const guideline = ([1, 0] as const).map((score) => ({
    score,
    countervailing: false,
    if: 'true',
    words: plainText(`What gives ${score}.`),
  }));
  const figure = { member: 'DEU', cell: 'total', illustrative: true } as const;
  return {
    ...release,
    plan: {
      ...release.plan,
      commitments: release.plan.commitments.map((commitment) =>
        commitment.id === 'B3' ? { ...commitment, guideline, indicators, reads: codes } : commitment,
      ),
    },
    submissions: [{ member: 'DEU', state: 'ACCEPTED', version: 3, submitted: null, late: false, sha256: null }],
    figures: [
      { ...figure, indicator: 'b3_a', value: '1250.5', status: 'normal' },
      { ...figure, indicator: 'b3_b', value: null, status: 'withheld' },
      { ...figure, indicator: 'b3_c', value: null, status: 'missing' },
    ],
    scores: release.scores.map((score) =>
      score.commitment === 'B3' && score.member === 'DEU'
        ? {
            ...score,
            why: {
              clause: 1,
              report: { version: 3, certified: '2026-03-04T10:00:00.000Z' },
              checks: { pass: 9, fail: 1, justified: 1, notApplicable: 0, notRun: 2 },
              scored: '2026-05-12T09:30:00.000Z',
            },
          }
        : score,
    ),
  };
}

/** The illustrative release with actions of one member, a search where another is silent, and a sample. */
export function actedRelease(text = 'A unit began to take cases.'): ReleaseDocument {
  const classes = (['strong', 'weak', 'countervailing'] as const).map((each) => ({
    class: each,
    definition: plainText(`What is ${each}.`),
    examples: [],
  }));
  return illustrativeRelease({
    codebook: { version: '2', classes },
    actions: [
      action({ commitment: 'A1', text: null, class: 'weak', evidence: [] }),
      action({ text: plainText(text), evidence: [DECREE, PLAN] }),
      action({ happened: '2026-05-01', class: 'countervailing', contested: true, evidence: [PLAN] }),
    ],
    searches: [
      {
        member: 'DEU',
        commitment: 'A1',
        reviewer: 2,
        source: 'Official gazette',
        query: 'unit 2026',
        outcome: 'nothing',
        on: '2026-06-02',
      },
    ],
    deskSources: [{ title: 'Official gazette', publisher: 'The member' }],
    sampling: { share: '0.2', seed: 'spring', nonce: 'a'.repeat(32), drawn: 3, of: 12 },
  });
}
