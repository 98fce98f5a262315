import { faultWords, plainText } from '@signatory/domain';
import { dependenciesOf, tiedTo } from './dependencies.js';
import { describeFinding, messagesOf } from './describe-finding.js';
import { causeOf, sayCause } from './not-run-cause.js';
import {
  answer,
  cell,
  failing,
  INDICATORS,
  outcomeOf,
  outcomes,
  planOf,
  report,
  RULES,
  window,
} from './report.testing.js';
import { findingsOf, validateReport } from './validate-report.js';

describe('a sound report', () => {
  it('fails no rule, and every rule of the plan has an outcome', () => {
    const all = outcomes({});
    expect(findingsOf(all)).toEqual([]);
    expect(new Set(all.map(({ rule }) => rule))).toEqual(
      new Set([...messagesOf(planOf()).keys()].filter((code) => code !== 'unknown')),
    );
    expect(all.every(({ outcome }) => outcome.kind !== 'NOT_RUN')).toBe(true);
  });
});

describe('a written rule', () => {
  it('fails with the values its message needs', () => {
    const [finding] = findingsOf(outcomes({ staff: answer('0') }));
    expect(finding).toEqual({
      rule: 'R1',
      severity: 'ERROR',
      field: { indicator: 'staff' },
      facts: { label: 'staff', unit: 'operating', staff: '0' },
    });
    expect(finding && describeFinding(RULES[0] ?? { message: plainText('') }, finding.facts, 'fr')).toEqual({
      text: 'staff is 0 and operating; {never} stays.',
      language: 'en',
      fallback: true,
    });
  });

  it('does not apply without the earlier cycle it compares with', () => {
    expect(outcomeOf('R3', {})).toEqual({ kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' });
    expect(outcomeOf('R2', {})).toEqual({ kind: 'NOT_APPLICABLE', reason: 'condition' });
  });

  it('does not apply where the earlier cycle asked something else, whatever stands there', () => {
    const earlier = { ...report({ staff: answer('4') }), breaks: new Set(['staff']) };
    expect(outcomeOf('R3', { staff: answer('12.01') }, earlier)).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'series-break',
    });
  });

  it('compares with the earlier cycle where there is one', () => {
    expect(
      failing(
        { unit: answer('none'), staff: answer('12.01') },
        report({ unit: answer('operating'), staff: answer('4') }),
      ),
    ).toEqual(['R2', 'R3']);
  });

  it('does not apply to an answer that is not there, and says which way', () => {
    expect(outcomeOf('R3', { staff: answer(null) }, report({ staff: answer('4') }))).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'unanswered',
    });
    expect(outcomeOf('R3', { staff: { status: 'confidential', reason: 'r', value: null, evidence: [] } })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'no-data',
    });
  });

  it('is not run over a value that cannot be read', () => {
    expect(outcomeOf('R1', { staff: answer('1.005') })).toEqual({
      kind: 'NOT_RUN',
      cause: causeOf([faultWords('expression.unreadable', { name: 'staff' })]),
    });
  });

  it('that does not pass its check is not run, and the others are', () => {
    const broken = planOf(INDICATORS, [
      { code: 'X', severity: 'BLOCKER', on: 'unit', test: 'unti == "none"', message: plainText('') },
      ...RULES,
    ]);
    const { cause = '' } = outcomeOf('X', {}, null, broken) as { readonly cause?: string };
    expect([sayCause('en', cause), sayCause('de', cause)]).toEqual([
      'No indicator is called "unti"',
      'Kein Indikator heißt „unti“',
    ]);
    expect(outcomeOf('R1', {}, null, broken)).toEqual({ kind: 'PASS' });
  });

  it('reads a finding’s default until an assessor sets it', () => {
    expect(outcomeOf('R4', {})).toEqual({ kind: 'PASS' });
    expect(failing({ closed: answer(true) })).toEqual(['R4']);
  });
});

describe('a commitment not asked of the member', () => {
  it('has rules that do not apply', () => {
    const plan = planOf(INDICATORS, RULES, {
      all: 'asked',
      members: { CA: { kind: 'not-asked', reason: plainText('Landlocked.') } },
    });
    const all = validateReport({ plan, report: report({}), window });
    expect(new Set(all.map(({ outcome }) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"kind":"NOT_APPLICABLE","reason":"condition"}']),
    );
    expect(all.length).toBeGreaterThan(RULES.length);
  });
});

describe('a message of a generated rule', () => {
  it('is filled from its facts in each of its languages', () => {
    const messages = messagesOf(planOf());
    const entries = { staff: answer('12', { cells: { 'sex.female': cell('7'), 'sex.male': cell('6') } }) };
    const finding = findingsOf(outcomes(entries)).find(({ rule }) => rule === 'sum.staff.sex');
    const message = messages.get('sum.staff.sex');
    const say = (language: string) => finding && message && describeFinding(message, finding.facts, language).text;
    expect(say('en')).toBe('staff: the parts by “sex” add up to 13, and the total is 12. Correct one of them.');
    expect(say('de')).toBe(
      'staff: Die Teile nach „sex“ ergeben 13, der Gesamtwert ist 12. Berichtigen Sie eines davon.',
    );
    expect(say('fr')).not.toMatch(/[{}]/);
  });
});

describe('dependencies', () => {
  it('name the indicators that each rule reads', () => {
    const all = dependenciesOf(planOf());
    expect(all.get('R1')).toEqual(['staff', 'unit']);
    expect(all.get('required.unit')).toEqual(['unit']);
  });

  it('tie returned fields to those that a rule reads with them', () => {
    expect(tiedTo(planOf(), ['staff']).sort()).toEqual(['staff', 'unit']);
    expect(tiedTo(planOf(), ['cost'])).toEqual(['cost']);
  });
});
