import { edit, lintSaid, only, serious } from '../fixture.testing.js';

const UNIT = '      - code: i1_unit\n';
const STAFF = 'code: i1_staff,';

describe('labels', () => {
  it.each([
    ['written for both', edit([UNIT, `${UNIT}        label: A1\n`], [STAFF, `${STAFF} label: ' a1',`])],
    ['written for one, and the place of the other', edit([STAFF, `${STAFF} label: I.1.a,`])],
  ])('that two indicators have, %s, keep a plan from loading; both places are named', (_, text) => {
    const { severity, code, path, message, cure } = only(text);
    expect([severity, code, path]).toEqual(['ERROR', 'duplicate', '/commitments/0/indicators/4/label']);
    expect(message).toMatch(
      /^The indicators i1_unit \(commitment I\.1\) and i1_staff \(commitment I\.1\) both have the label “( a1|I\.1\.a)”$/,
    );
    expect(cure).toBe('Give one of them another label.');
  });

  it('that two commitments share are found too, and hide nothing that is said of the indicators', () => {
    const problems = serious(
      edit(
        ['code: iv2_victims,', 'code: iv2_victims, label: I.1.a,'],
        ['test: i1_staff > 0', 'test: i1_staff > 0 && iv2_victims == "x"'],
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'Compares a figure ("iv2_victims") with the text "x": iv2_victims == "x"',
      'The indicators i1_unit (commitment I.1) and iv2_victims (commitment IV.2) both have the label “I.1.a”',
    ]);
  });

  it('are not told of what stands twice as a whole', () => {
    expect(only(edit(['code: IV.2', 'code: I.1']))).toMatchObject({ message: 'The commitment "I.1" appears twice' });
  });
});

describe('names', () => {
  it('that two share warn, by the language that shares them', () => {
    const found = lintSaid(
      edit(
        ['title: { en: Platforms }', 'title: { en: Platforms, fr: Service }'],
        ['title: { en: Specialised units }', 'title: { en: Unit, fr: ＳＥＲＶＩＣＥ }'],
        ['name: { en: France }', 'name: { en: Canada }'],
      ),
    );
    expect(found.filter(({ code }) => code === 'duplicate')).toMatchObject([
      {
        severity: 'WARNING',
        path: '/members/1/name',
        message: 'The members CA and FR are both called “Canada” (en)',
      },
      {
        severity: 'WARNING',
        path: '/commitments/1/title',
        message: 'The commitments I.1 and IV.2 are both called “Service” (fr)',
      },
    ]);
  });
});
