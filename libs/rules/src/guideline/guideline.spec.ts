import { plainText, proveGuideline, type Guideline } from '@signatory/domain';
import { indicator } from '../indicator.testing.js';
import { readCondition } from './condition.js';
import { domainsOf, guidelineDomains } from './domains.js';
import { readAssumptions, readGuideline } from './guideline.js';

const indicators = [
  indicator({ code: 'unit', type: 'choice', codes: ['none', 'decided', 'operating'] }),
  indicator({ code: 'guard', role: 'safeguard', type: 'boolean' }),
  indicator({ code: 'routes', type: 'list', items: { key: 'routes', fields: [] } }),
  indicator({ code: 'share', type: 'percentage', decimals: 1 }),
  indicator({ code: 'arrests', role: 'context', type: 'count' }),
];
const lists = [
  {
    code: 'routes',
    name: plainText('Routes'),
    codes: ['sea', 'land', 'air'].map((code) => ({ code, label: plainText(code) })),
  },
];
const domains = guidelineDomains(indicators, lists);

const faultsOf = (text: string) => {
  const result = readCondition(text, domains);
  return result.ok ? [] : result.faults.map(({ code, start, end }) => [code, text.slice(start, end)]);
};

describe('a guideline condition', () => {
  it('becomes a tree of comparisons with constants', () => {
    expect(readCondition('(unit >= "decided" || 3 <= routes) && !guard', domains)).toEqual({
      ok: true,
      condition: {
        kind: 'and',
        all: [
          {
            kind: 'or',
            all: [
              { kind: 'compare', variable: 'unit', op: '>=', constant: 'decided' },
              { kind: 'compare', variable: 'routes', op: '>=', constant: '3' },
            ],
          },
          { kind: 'not', of: { kind: 'compare', variable: 'guard', op: '==', constant: true } },
        ],
      },
    });
    expect(
      readCondition('unit in ["none", "decided"] && share < dec("2.5") && actions.strong >= 5', domains),
    ).toMatchObject({ ok: true });
  });

  it.each([
    ['routes > share', 'routes > share'],
    ['routes + 1 > 2', 'routes + 1 > 2'],
    ['before.unit == "none"', 'before.unit'],
    ['known.unit', 'known.unit'],
    ['unit.contains("n")', 'unit.contains("n")'],
    ['guard ? true : false', 'guard ? true : false'],
    ['true', 'true'],
    ['unit in routes', 'routes'],
  ])('is not provable with anything else: %s', (text, place) => {
    expect(faultsOf(text)).toEqual([['not-provable', place]]);
  });

  it('names what it compares wrongly, all at once', () => {
    expect(
      faultsOf(
        'unit == "opened" && guard == 1 && routes == "3" && share > 2.5 && untt == "none" && routes && guard > true',
      ),
    ).toEqual([
      ['unknown-code', '"opened"'],
      ['wrong-type', '1'],
      ['wrong-type', '"3"'],
      ['double', '2.5'],
      ['unknown-variable', 'untt'],
      ['wrong-type', 'routes'],
      ['wrong-type', 'guard > true'],
    ]);
  });

  it('reads no indicator that only describes the size of the problem', () => {
    expect(faultsOf('arrests > 3')).toEqual([['unknown-variable', 'arrests']]);
    expect(readCondition('arrests > 3', domainsOf(indicators, lists))).toMatchObject({ ok: true });
  });
});

describe('the domains of a guideline', () => {
  it('end a list at its closed list, and leave it open while that is not fixed', () => {
    expect(domains['routes']).toEqual({ kind: 'integer', min: 0, max: 3 });
    expect(guidelineDomains(indicators)['routes']).toEqual({ kind: 'integer', min: 0, max: null });
  });
});

describe('a guideline', () => {
  const clause = (score: -1 | 0 | 1, text: string) => ({ score, if: text, words: plainText('') });
  const guideline: Guideline = {
    countervailing: null,
    levels: [
      clause(1, 'unit == "operating" && routes >= 2'),
      clause(0, 'unit == "operating" && routes < 2'),
      clause(-1, 'unit != "operating"'),
    ],
  };

  it('is read whole and proved', () => {
    const read = readGuideline(guideline, domains);
    expect(read.ok && proveGuideline(read.guideline, domains).faults).toEqual([]);
  });

  it('gives the faults of all clauses with their places', () => {
    const broken = { countervailing: clause(-1, 'closed'), levels: [clause(1, 'unit == "open"'), clause(0, 'guard')] };
    const read = readGuideline(broken, domains);
    expect(!read.ok && read.faults.map(({ clause: place, code }) => [place, code])).toEqual([
      ['countervailing', 'unknown-variable'],
      [0, 'unknown-code'],
    ]);
  });

  it('may take for granted what a BLOCKER rule demands', () => {
    const rule = {
      code: 'B',
      severity: 'BLOCKER',
      on: 'routes',
      when: 'guard',
      test: 'routes > 0',
      message: plainText(''),
    } as const;
    expect(
      readAssumptions([rule, { ...rule, severity: 'ERROR' }, { ...rule, test: 'routes > share' }], domains),
    ).toEqual([
      {
        kind: 'or',
        all: [
          { kind: 'not', of: { kind: 'compare', variable: 'guard', op: '==', constant: true } },
          { kind: 'compare', variable: 'routes', op: '>', constant: '0' },
        ],
      },
    ]);
  });
});
