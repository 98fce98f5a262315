import { plainText, type Mirror, type Report, type Rule } from '@signatory/domain';
import { indicator } from '../indicator.testing.js';
import { describeFinding, messagesOf } from './describe-finding.js';
import { answer, cell, codes, planOf, report, window } from './report.testing.js';
import { compareMirrors, findingsOf, validateReport } from './validate-report.js';

const mirror: Mirror = {
  code: 'mla',
  severity: 'WARNING',
  sent: 'sent',
  received: 'received',
  partners: 'partner',
  tolerance: '0.1',
};
const written = (code: string, on: string, test: string, text = ''): Rule => ({
  code,
  severity: 'WARNING',
  on,
  test,
  message: plainText(text),
});
const plan = {
  ...planOf(
    [
      indicator({ code: 'sent', by: ['partner'] }),
      indicator({ code: 'received', by: ['partner'] }),
      indicator({ code: 'cases' }),
    ],
    [
      written(
        'H',
        'cases',
        '!outlier.history.cases',
        '{cases}: usually {outlier.history.cases.low} to {outlier.history.cases.high}.',
      ),
      written('P', 'cases', '!outlier.peers.cases', '{cases}, unlike {outlier.peers.cases.n} others.'),
    ],
  ),
  disaggregations: [{ code: 'partner', name: plainText('Partner'), codes: codes('CA', 'FR', 'JP') }],
  mirrors: [mirror],
};
const cells = (all: Record<string, string>) =>
  answer(String(Object.values(all).reduce((sum, each) => sum + Number(each), 0)), {
    cells: Object.fromEntries(Object.entries(all).map(([code, value]) => [`partner.${code}`, cell(value)])),
  });
const of = (member: string, entries: Report['entries']): Report => ({ member, entries });
const compare = (own: Report, ...partners: Report[]) =>
  compareMirrors({ plan, report: own, window }, new Map(partners.map((each) => [each.member, each])));

describe('what one member reports sent and the other received', () => {
  const canada = report({ sent: cells({ FR: '40', JP: '5' }), received: cells({ FR: '7' }) });

  it('does not apply before both are submitted', () => {
    const mirrors = validateReport({ plan, report: canada, window }).filter(({ rule }) => rule.startsWith('mirror'));
    const reason = { kind: 'NOT_APPLICABLE', reason: 'no-partner-report' };
    expect(mirrors.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['mirror.mla.sent', reason],
      ['mirror.mla.received', reason],
    ]);
    expect(compare(canada).map(({ field, outcome }) => [field.part, outcome])).toContainEqual(['partner.FR', reason]);
  });

  it('is found on both sides, with the other’s figure for reviewers only', () => {
    const france = of('FR', { received: cells({ CA: '60' }), sent: cells({ CA: '7' }) });
    const [finding, ...others] = compare(canada, france).filter(({ outcome }) => outcome.kind === 'FAIL');
    expect(others).toEqual([]);
    expect(finding).toEqual({
      rule: 'mirror.mla.sent',
      severity: 'WARNING',
      field: { indicator: 'sent', part: 'partner.FR' },
      outcome: { kind: 'FAIL' },
      facts: { label: 'sent', partner: 'FR', value: '40' },
      reviewerFacts: { partner: 'FR', indicator: 'received', value: '60' },
    });
    const message = messagesOf(plan).get('mirror.mla.sent');
    const words = ['en', 'de', 'fr', 'it', 'ja'].map(
      (language) => message && finding && describeFinding(message, finding.facts, language).text,
    );
    for (const text of words) expect(text).not.toMatch(/60|[{}]/);
    expect(findingsOf(compare(france, canada))).toEqual([
      expect.objectContaining({ rule: 'mirror.mla.received', field: { indicator: 'received', part: 'partner.CA' } }),
    ]);
  });

  it('lets a difference within the tolerance pass', () => {
    expect(findingsOf(compare(canada, of('FR', { received: cells({ CA: '44' }), sent: cells({ CA: '7' }) })))).toEqual(
      [],
    );
    expect(
      findingsOf(compare(canada, of('FR', { received: cells({ CA: '45' }), sent: cells({ CA: '7' }) }))),
    ).toHaveLength(1);
  });

  it('never compares a confidential cell, and does not tell that the other’s is one', () => {
    const hidden = {
      ...cells({ CA: '60' }),
      cells: { 'partner.CA': { value: '60', status: 'confidential' as const } },
    };
    const outcomeOf = (own: Report, other: Report) =>
      compare(own, other).find(({ rule, field }) => rule === 'mirror.mla.sent' && field.part === 'partner.FR')?.outcome;
    expect(outcomeOf(canada, of('FR', { received: hidden }))).toEqual({ kind: 'NOT_APPLICABLE', reason: 'no-data' });
    const own = report({ sent: { ...hidden, cells: { 'partner.FR': { value: '1', status: 'confidential' } } } });
    expect(outcomeOf(own, of('FR', { received: cells({ CA: '9' }) }))).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'confidential',
    });
  });
});

describe('a rule on outliers', () => {
  const at = (value: string) => report({ cases: answer(value) });
  const history = ['80', '90', '100', '110', '120'].map(at);
  const run = (value: string, around: Parameters<typeof validateReport>[0] | object) =>
    validateReport({ plan, report: at(value), window, ...around }).filter(({ rule }) => rule === 'H' || rule === 'P');

  it('does not apply without earlier figures, or with too few', () => {
    const reasons = (around: object) => run('900', around).map(({ outcome }) => outcome);
    const none = { kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' };
    const few = { kind: 'NOT_APPLICABLE', reason: 'too-few-values' };
    expect(reasons({})).toEqual([none, none]);
    expect(reasons({ history: history.slice(0, 3) })).toEqual([few, few]);
    const silent = [...history.slice(0, 3), report({ cases: answer('5', { observation: 'confidential' }) })];
    expect(reasons({ history: silent })).toEqual([few, few]);
  });

  it('does not apply across a break of the series, and judges by what came after it', () => {
    const broken = { ...at('5'), breaks: new Set(['cases']) };
    const cut = { kind: 'NOT_APPLICABLE', reason: 'series-break' };
    expect(run('900', { history: [broken, broken] }).map(({ outcome }) => outcome)).toEqual([cut, cut]);
    expect(run('120', { history: [...history, broken] })[0]?.outcome).toEqual({ kind: 'PASS' });
  });

  it('tells what is usual for the member', () => {
    const [history4] = run('900', { history });
    expect(history4?.outcome.kind).toBe('FAIL');
    const message = messagesOf(plan).get('H');
    expect(message && history4 && describeFinding(message, history4.facts, 'en').text).toBe('900: usually 48 to 152.');
    expect(run('120', { history })[0]?.outcome).toEqual({ kind: 'PASS' });
  });

  it('tells the reporter how many others it was judged by, and reviewers their range', () => {
    const peers = ['10', '1000', '30', '4', '500'].map((value) => ({ report: at(value), earlier: at(value) }));
    const found = run('900', { history, peers })[1];
    expect(found?.facts).toEqual({
      label: 'cases',
      'outlier.peers.cases': true,
      cases: '900',
      'outlier.peers.cases.n': 5,
    });
    expect(found?.reviewerFacts).toEqual({
      'outlier.peers.cases.median': '1.00',
      'outlier.peers.cases.low': '0.66',
      'outlier.peers.cases.high': '1.52',
    });
  });
});
