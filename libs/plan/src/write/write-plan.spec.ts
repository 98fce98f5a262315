import { readFileSync } from 'node:fs';
import type { Plan } from '@signatory/domain';
import { edit, TWO } from '../fixture.testing.js';
import { parsePlan, readPlan } from '../parse-plan.js';
import { writePlan } from './write-plan.js';

const PLANS = new URL('../../../../config/plans/', import.meta.url);

function parse(text: string): Plan {
  const parsed = parsePlan(text, 'plan.yaml');
  if (!('plan' in parsed)) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.plan;
}

/** As it is read from a database, which keeps no order of keys. */
const reordered = (plan: Plan): Plan =>
  JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as Plan;

describe('a plan that is written', () => {
  it.each([
    ['two commitments', TWO],
    ['the G7 plan', readFileSync(new URL('g7-migrant-smuggling-2024.yaml', PLANS), 'utf8')],
    ['the G20 plan', readFileSync(new URL('g20-rio-2024.yaml', PLANS), 'utf8')],
  ])('means the same plan when it is read again: %s', (_, text) => {
    const plan = parse(text);
    expect(parse(JSON.stringify(writePlan(plan)))).toEqual(plan);
    expect(parse(JSON.stringify(writePlan(reordered(plan))))).toEqual(plan);
  });

  it('has the fields of a list’s items with their labels, and without where their names say no more', () => {
    const fields = 'fields: [date, step, result]';
    const labelled = edit([fields, 'fields: { step: { en: Step, ja: 措置 }, date: { en: date }, result: result }']);
    const items = (text: string) =>
      parse(text)
        .commitments.flatMap((each) => each.indicators)
        .find((i) => i.items)?.items;
    expect(items(labelled)).toMatchObject({
      fields: ['step', 'date', 'result'],
      labels: { step: { original: 'en', texts: { en: { text: 'Step' }, ja: { text: '措置' } } } },
    });
    expect(Object.keys(items(labelled)?.labels ?? {})).toEqual(['step']);
    expect(items(JSON.stringify(writePlan(reordered(parse(labelled)))))).toEqual(items(labelled));
    expect(JSON.stringify(writePlan(parse(TWO)))).toContain('"fields":["date","step","result"]');
    expect(items(TWO)).not.toHaveProperty('labels');
  });

  it('keeps the words of each language with whose they are, the original first', () => {
    const file = edit(['{ en: Two }', '{ original: fr, texts: { en: { text: Two, source: ours }, fr: Deux } }']);
    const { shortTitle } = writePlan(parse(file));
    expect(Object.entries(shortTitle as object)).toEqual([
      ['fr', 'Deux'],
      ['en', { text: 'Two', source: 'ours' }],
    ]);
  });

  it('leaves out what reading fills in, and keeps the identity, which follows no code', () => {
    const { commitments } = writePlan(parse(TWO)) as { commitments: { indicators: object[] }[] };
    const [first] = commitments[0]?.indicators ?? [];
    expect(first).toHaveProperty('id');
    expect(first).not.toHaveProperty('reference');
  });

  it('lets a label follow its place and a short title the title, unless they were written', () => {
    interface Written {
      readonly title: object;
      readonly shortTitle?: object;
      readonly commitments: { readonly indicators: { readonly code: string; readonly label?: string }[] }[];
    }
    const write = (text: string) => writePlan(reordered(parse(text))) as unknown as Written;
    const untitled = write(edit(['shortTitle: { en: Two }\n', '']));
    const [first] = untitled.commitments;
    const [one, other] = first?.indicators ?? [];
    expect(one).not.toHaveProperty('label');
    expect(untitled).not.toHaveProperty('shortTitle');
    expect(write(TWO).shortTitle).toEqual({ en: 'Two' });

    const moved = {
      ...untitled,
      title: { en: 'Renamed' },
      commitments: [{ ...first, indicators: [other, one] }, ...untitled.commitments.slice(1)],
    };
    const { plan } = readPlan(JSON.stringify(moved), 'plan.json');
    expect(plan?.shortTitle.texts['en']?.text).toBe('Renamed');
    expect(plan?.commitments[0]?.indicators.slice(0, 2).map(({ code, label }) => [code, label])).toEqual([
      [other?.code, 'I.1.a'],
      [one?.code, 'I.1.b'],
    ]);

    const labelled = write(edit(['      - code: i1_unit\n', '      - code: i1_unit\n        label: 1.1 (a)\n']));
    expect(labelled.commitments[0]?.indicators[0]).toMatchObject({ label: '1.1 (a)' });
    const chosen = write(edit(['      - code: i1_unit\n', '      - code: i1_unit\n        label: I.1.a\n']));
    expect(chosen.commitments[0]?.indicators.map(({ label }) => label ?? '')).toEqual([
      'I.1.a',
      ...(chosen.commitments[0]?.indicators.slice(1).map(() => '') ?? []),
    ]);
  });

  it('has no empty source where no document is named yet: what was saved sound stays so', () => {
    const sourceless = JSON.stringify(writePlan(parse(TWO)), (key, value: unknown) =>
      key === 'document' || key === 'provenance' ? undefined : value,
    );
    const plan = parse(sourceless);
    expect(plan.pillars[0]?.provenance).toEqual({ kind: 'paraphrase', source: '' });
    expect(parse(JSON.stringify(writePlan(plan)))).toEqual(plan);
  });

  it('has a list that is still to be fixed at the commitment that counts on it', () => {
    const open = edit([
      'platforms: { name: { en: Services }, codes: [alpha, beta, gamma, delta] }',
      'platforms: Fixed when the cycle opens',
    ]);
    const plan = parse(open);
    const again = parse(JSON.stringify(writePlan(plan)));
    expect(again.lists).toEqual(expect.arrayContaining([...plan.lists]));
    expect({ ...again, lists: [] }).toEqual({ ...plan, lists: [] });
  });
});
