import { readFileSync } from 'node:fs';
import { breaksBetween, proposeItemMap, type Plan } from '@signatory/domain';
import { edit, TWO } from '../fixture.testing.js';
import { parsePlan } from '../parse-plan.js';
import { writePlan } from '../write/write-plan.js';
import { comparePlans } from './compare-plans.js';
import { findDifferences } from './find-differences.js';

const G7 = new URL('../../../../config/plans/g7-migrant-smuggling-2024.yaml', import.meta.url);

function parse(text: string): Plan {
  const parsed = parsePlan(text, 'plan.yaml');
  if (!('plan' in parsed)) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.plan;
}

const OLDER = parse(TWO);

/** What is said of a change of the file's text, a line for each. */
function tell(...changes: [find: string, replace: string][]): string[] {
  const newer = parse(edit(['version: 1\ntitle', 'version: 2\ntitle'], ...changes));
  return comparePlans(OLDER, newer, proposeItemMap(OLDER, newer)).map(({ item, id, field, before, after }) => {
    const code = newer.commitments.flatMap((each) => [each, ...each.indicators]).find((each) => each.id === id)?.code;
    return `${code ?? item} ${field}: ${before} → ${after}`;
  });
}

describe('two versions of a plan', () => {
  it('that say the same have no change, in whatever order a database gives their names', () => {
    const shuffled = JSON.parse(JSON.stringify(OLDER), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as Plan;
    expect(comparePlans(OLDER, shuffled, proposeItemMap(OLDER, shuffled))).toEqual([]);
  });

  it('differ in the words of one language, of an item or of the plan', () => {
    expect(tell(['fr: Deux engagements', 'fr: Deux'], ['{ en: Specialised units }', '{ en: Units }'])).toEqual([
      'plan title.fr: Deux engagements → Deux',
      'I.1 title.en: Specialised units → Units',
    ]);
  });

  it('differ in whom it is asked of, and who belongs together', () => {
    expect(tell(['variant: { en: ', 'not-asked: { en: '], ['members: [EU, FR]', 'members: [EU, CA, FR]'])).toEqual([
      'plan conflictGroups.EU.members: EU, FR → EU, CA, FR',
      'I.1 applies.EU.not-asked.en: null → for unit read: a unit at a Union agency',
      'I.1 applies.EU.variant.en: for unit read: a unit at a Union agency → null',
    ]);
  });

  it('differ in how an indicator is measured, where it stood and shall be, and by what source', () => {
    const [stated, otherwise] = ['exchanged', 'contact'].map((value) =>
      parse(
        edit(
          ['version: 1\ntitle', `version: ${value === 'contact' ? 3 : 2}\ntitle`],
          [
            'code: i1_network\n',
            `code: i1_network
        method: { en: By ${value} }
        baseline: { value: none, date: ${value === 'contact' ? 2019 : 2020}, source: ${value} }
        target: { value: ${value} }
`,
          ],
        ),
      ),
    ) as [Plan, Plan];
    const map = proposeItemMap(stated, otherwise);
    expect(comparePlans(stated, otherwise, map).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['method.en', 'By exchanged', 'By contact'],
      ['baseline.date', '2020', '2019'],
      ['baseline.source', 'exchanged', 'contact'],
      ['target.value', 'exchanged', 'contact'],
    ]);
    // Measured by another method its figures cannot be compared; that one is stated at last says nothing of that.
    expect(breaksBetween(stated, otherwise, map)).toEqual([
      { item: 'indicator', kind: 'redefined', from: ['i1_network'], to: ['i1_network'] },
    ]);
    expect(breaksBetween(OLDER, stated, proposeItemMap(OLDER, stated))).toEqual([]);
  });

  it('differ in the order of codes, which stand from worst to best', () => {
    expect(tell(['codes: [child, adult]', 'codes: [adult, child]'])).toEqual([
      'plan disaggregations.age.codes: child, adult → adult, child',
    ]);
  });

  it('say the same where an expression follows a new code, and not where it reads another indicator', () => {
    const rename = (text: string): string => text.replaceAll('i1_network', 'i1_links');
    const [first, second] = [
      parse(rename(TWO)),
      parse(rename(TWO).replace('evidence: { min: 1', 'evidence: { min: 2')),
    ];
    expect(TWO.match(/i1_network/g)?.length).toBeGreaterThan(2);
    expect(comparePlans(OLDER, first, proposeItemMap(OLDER, first))).toEqual([]);
    expect(comparePlans(OLDER, second, proposeItemMap(OLDER, second))).toMatchObject([
      { field: 'evidence.min', before: '1', after: '2' },
    ]);
  });

  it('differ in an example that was taken away, and not in those behind it', () => {
    expect(
      tell(['[{ en: A law entered into force. }, { en: A unit began to work. }]', '[{ en: A unit began to work. }]']),
    ).toEqual(['plan codebook.strong.examples.1.en: A law entered into force. → null']);
  });

  it('leave no value of a real plan unsaid, wherever it stands', () => {
    const document = writePlan(parse(readFileSync(G7, 'utf8')));
    const newer = structuredClone(document);
    const values = valuesOf(newer);
    expect(values.length).toBeGreaterThan(1_000);
    // A code names what it stands in: another one is another thing.
    const some = values.filter(({ name }, n) => name !== 'code' && n % 97 === 0);
    for (const { inside, name } of some) {
      const value = inside[name];
      inside[name] = `${String(value)} otherwise`;
      const [found, ...others] = findDifferences(document, newer);
      inside[name] = value;
      expect([found?.before, others]).toEqual([expect.stringContaining(String(value)), []]);
      expect(found?.after).toContain(`${String(value)} otherwise`);
    }
  });
});

interface Place {
  readonly inside: Record<string, unknown>;
  readonly name: string;
}

/** Where a single value stands, of all that are in a document. */
function valuesOf(inside: object): Place[] {
  return Object.entries(inside).flatMap(([name, value]: [string, unknown]): Place[] =>
    typeof value === 'object' && value !== null ? valuesOf(value) : [{ inside: inside as Place['inside'], name }],
  );
}
