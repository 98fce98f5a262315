import { plainText, type LocalText } from '@signatory/domain';
import { describeFinding, describeNotRun, messagesOf } from './describe-finding.js';
import { nameFacts, namePart } from './name-facts.js';
import { answer, cell, outcomes, planOf } from './report.testing.js';
import { findingsOf } from './validate-report.js';

const both = (en: string, ja: string): LocalText => ({ original: 'en', texts: { en: { text: en }, ja: { text: ja } } });
const member = planOf().members[0] ?? { code: 'CA' };
const plan = {
  ...planOf(),
  members: [{ ...member, code: 'CA', name: both('Canada', 'カナダ') }],
  disaggregations: [
    {
      code: 'sex',
      name: both('Sex', '性別'),
      codes: [
        { code: 'female', label: both('Female', '女性') },
        { code: 'male', label: both('Male', '男性') },
      ],
    },
    {
      code: 'area',
      name: both('Area', '地域'),
      codes: Array.from({ length: 12 }, (_, n) => ({
        code: `a${n}`,
        label: both(n < 2 ? 'North' : `Area ${n}`, n === 2 || n === 3 ? '南' : `地域${n}`),
      })),
    },
  ],
  lists: [{ code: 'routes', name: plainText('Routes'), codes: [{ code: 'sea', label: both('By sea', '海路') }] }],
} as ReturnType<typeof planOf>;

const named = (facts: Parameters<typeof nameFacts>[2], language = 'en') => nameFacts(plan, 'staff', facts, language);

describe('a finding', () => {
  it('names the parts of a disaggregation as the plan does, in the language of its reader', () => {
    const [finding] = findingsOf(outcomes({ staff: answer('4', { cells: { 'sex.female': cell('7') } }) }));
    const message = messagesOf(plan).get('part.staff.sex');
    const say = (language: string) =>
      finding && message && describeFinding(message, named(finding.facts, language), language).text;
    expect(say('en')).toBe('staff: the part “Sex, Female” is 7, more than the total of 4. Correct one of them.');
    expect(say('ja')).toBe('staff：内訳「性別、女性」は7で、全体の値4を超えています。どちらかを直してください。');
  });

  it('says figures as its reader writes them, and leaves what only looks like one', () => {
    const facts = { label: '1.1', sum: '3030.5', total: 3120, 'earlier.staff': '-1200', codes: '1000', value: null };
    expect(named(facts, 'de')).toEqual({
      label: '1.1',
      sum: '3.030,5',
      total: '3.120',
      'earlier.staff': '−1.200',
      codes: '1000',
      value: null,
    });
  });

  it('says when evidence is from and has to be, with dates as its reader writes them', () => {
    const message = messagesOf({
      ...plan,
      commitments: plan.commitments.map((each) => ({
        ...each,
        indicators: each.indicators.map((own) => ({ ...own, evidence: { ...own.evidence, dated: 'in-force' } })),
      })),
    }).get('evidence-date.staff');
    const facts = { label: 'I.1.e', title: 'Act', date: '—', dated: 'in-force', from: '2024-10-04', to: '2025-10-31' };
    const say = (date: string, language: string) =>
      message && describeFinding(message, named({ ...facts, date }, language), language).text;
    expect(say('—', 'en')).toBe(
      'I.1.e: “Act” does not fit (date: none). What is asked is what is in force at the end of the window, 4 October 2024 to 31 October 2025. Correct its date, or choose other evidence.',
    );
    expect(say('2026-01-02', 'ja')).toContain('（日付：2026年1月2日）');
    expect(say('2023', 'de')).toContain('(Datum: 2023)');
  });

  it('names disaggregations, items, members and what could not be read', () => {
    const facts = { dimension: 'sex', partner: 'CA', unreadable: 'before.unit, cells.staff.sex.male', value: '3' };
    expect(named(facts)).toEqual({
      dimension: 'Sex',
      partner: 'Canada',
      unreadable: 'I.1.a, staff, Sex, Male',
      value: '3',
    });
    expect(nameFacts(plan, 'routes', { item: 'sea' }, 'ja')).toEqual({ item: '海路' });
    expect(nameFacts(plan, 'routes', { item: 'sea', field: 'date' }, 'ja')).toEqual({ item: '海路', field: '日付' });
    expect(describeNotRun(named({ unreadable: 'unit' }), 'why', 'en').text).toContain('I.1.a cannot be read');
  });

  it('lists some siblings and counts the others', () => {
    const siblings = Array.from({ length: 12 }, (_, n) => `area.a${n}`).join(', ');
    expect(named({ siblings }).siblings).toBe(
      'North (a0), North (a1), Area 2, Area 3, Area 4, Area 5, Area 6, Area 7 … (+4)',
    );
  });

  it('says a code only where its label is another’s too, in the language of its reader', () => {
    const inTurn = (part: string) => ['ja', 'en', 'ja'].map((language) => named({ part }, language).part);
    expect(inTurn('area.a1')).toEqual(['地域、地域1', 'Area, North (a1)', '地域、地域1']);
    expect(inTurn('area.a2')).toEqual(['地域、南 (a2)', 'Area, Area 2', '地域、南 (a2)']);
  });

  it('leaves what the plan has no name for, and what is no code', () => {
    const facts = { part: 'sex.nobody', cell: '1.5', item: 'ship', partner: 'XX', unreadable: 'cell', siblings: 'sex' };
    expect(named(facts)).toEqual({ ...facts, siblings: 'Sex' });
    expect(named({ part: 12, cell: null })).toEqual({ part: 12, cell: null });
    expect(namePart(plan, 'staff', 'evidence', 'en')).toBeNull();
    expect(namePart(plan, 'routes', 'sea', 'ja')).toBe('海路');
    expect(namePart(plan, 'staff', 'sex', 'ja')).toBe('性別');
  });
});
