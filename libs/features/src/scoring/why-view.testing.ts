import type { WhyView } from '@signatory/contract';
import { plainText } from '@signatory/domain';

export const AT = '2026-01-02T03:04:05.000Z';
const HASH = 'a'.repeat(64);
export const reviewer = (n: number | null, name: string | null = null) => ({ role: 'reviewer' as const, n, name });

export const REGISTER = { title: 'The register', url: 'https://example.org/register' };
export const GAZETTE = {
  title: 'The gazette',
  url: 'https://example.org/gazette',
  publisher: 'The state',
  published: '2025-05-02',
};

/** Why a score is what it is, with something of each kind that is told. */
export const WHY: WhyView = {
  cycle: 'c',
  member: 'CA',
  commitment: { id: 'c1', code: 'I.1', title: plainText('Run a unit'), text: plainText('Members will run a unit.') },
  plan: { id: 'plan', version: 2, sha256: HASH, title: plainText('A plan') },
  score: {
    state: 'AGREED',
    kind: 'score',
    value: 1,
    agreement: 'agreed',
    reason: plainText('The unit operates.'),
    rationale: null,
    evidence: [REGISTER, GAZETTE],
    changedAt: AT,
  },
  asOf: AT,
  guideline: {
    proposal: 1,
    needs: [],
    clauses: [
      { score: 1, words: plainText('It operates.'), condition: 'i == "on"', countervailing: false, decided: true },
      { score: -1, words: plainText('There is none.'), condition: 'i == "off"', countervailing: false, decided: false },
    ],
  },
  opinions: [1, 2].map((n) => ({
    by: reviewer(n),
    value: 1,
    rationale: `Reason ${n}`,
    language: n === 1 ? 'fr' : null,
    evidence: n === 1 ? [REGISTER] : [REGISTER, GAZETTE],
    at: AT,
  })),
  entries: [
    {
      indicator: 'i',
      question: { original: 'en', texts: { en: { text: 'Is there a unit?' }, fr: { text: 'Une unité ?' } } },
      assessor: false,
      calculation: null,
      known: true,
      withheld: false,
      state: 'APPROVED',
      version: 3,
      status: 'answered',
      value: 'on',
      currency: null,
      rationale: null,
      rationaleLanguage: null,
      saved: { by: { role: 'lead-focal-point', n: null, name: null }, at: AT },
      decided: { by: reviewer(null), at: AT },
      evidence: [
        {
          id: 'e1',
          title: 'The act',
          quote: 'shall run',
          file: HASH,
          published: '2025-01-31',
          tier: 'public',
          url: 'https://example.org/act',
          stored: null,
          link: null,
          copy: null,
        },
      ],
      rules: [
        {
          rule: 'r',
          severity: 'ERROR',
          outcome: 'FAIL',
          message: 'Odd.',
          suspension: null,
          justification: { text: 'Il en est ainsi.', language: 'fr', at: AT },
        },
      ],
    },
    {
      indicator: 'secret',
      question: plainText('A secret?'),
      assessor: false,
      calculation: null,
      known: false,
      withheld: true,
      state: null,
      version: null,
      status: null,
      value: null,
      currency: null,
      rationale: null,
      rationaleLanguage: null,
      saved: null,
      decided: null,
      evidence: [],
      rules: [],
    },
  ],
  actions: [
    {
      id: 'a1',
      happened: '2025-03-01',
      text: plainText('A unit began to take cases.'),
      origin: 'third-party',
      codebook: '2',
      state: 'CLASSED',
      class: 'strong',
      evidence: [{ n: 1, stored: null, title: 'The decree', url: 'https://example.org/decree' }],
      brought: { by: reviewer(null), at: AT },
      classed: { by: { role: 'adjudicator', n: null, name: null }, at: AT },
    },
  ],
  searches: [
    { by: reviewer(1), source: 'gazette', title: 'Gazette', query: 'unit', outcome: 'nothing', note: null, at: AT },
  ],
  submission: { version: 1, revision: 4, sha256: HASH, at: AT, by: { role: 'lead-focal-point', n: null, name: null } },
  run: { id: 'run', ruleSet: HASH, at: AT },
  replies: [{ kind: 'accepted', text: null, language: null, at: AT, by: { role: 'focal-point', n: null, name: null } }],
  changes: [
    {
      command: 'complete',
      from: null,
      to: null,
      state: 'SCORED',
      reason: null,
      language: null,
      by: reviewer(null),
      at: AT,
    },
    {
      command: 'agree',
      from: null,
      to: 1,
      state: 'AGREED',
      reason: null,
      language: null,
      at: AT,
      by: { role: 'system', n: null, name: null },
    },
  ],
};
