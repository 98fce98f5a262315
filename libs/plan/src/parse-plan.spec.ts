import { readFileSync } from 'node:fs';
import { approvalsAsked, methodSettings, proveGuideline } from '@signatory/domain';
import { checkCondition, buildScope, guidelineDomains, readGuideline } from '@signatory/rules';
import { TWO } from './fixture.testing.js';
import { parsePlan, readDocument, readPlan } from './parse-plan.js';
import { PLAN_SCHEMA } from './schema/plan-schema.js';
import { publishSchema } from './schema/publish-schema.js';

const load = (text = TWO) => {
  const parsed = parsePlan(text, 'plan.yaml');
  if (!('plan' in parsed)) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.plan;
};

describe('a plan file', () => {
  it('loads to plain JSON that says the same', () => {
    const plan = load();
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('may say the settings that came later, and is refused a share that is none', () => {
    const say = (method: object) => parsePlan(JSON.stringify({ ...rawOf(load()), method }), 'plan.yaml');
    const later = { agreementFrom: 20, comparableFrom: '0.75', organisations: 'apart' };
    const parsed = say(later);
    expect('plan' in parsed && methodSettings(parsed.plan.method)).toMatchObject(later);
    for (const wrong of [
      { comparableFrom: '60' },
      { comparableFrom: '-0.1' },
      { agreementFrom: 0 },
      { organisations: 'no' },
    ])
      expect('problems' in say(wrong)).toBe(true);
  });

  it('may ask for several approvals, of all entries or of one', () => {
    const say = (review: object) => parsePlan(JSON.stringify({ ...rawOf(load()), review }), 'plan.yaml');
    const parsed = say({ approvals: 2 });
    expect('plan' in parsed && parsed.plan.review).toEqual({ approvals: 2 });
    expect(load().review).toBeUndefined();
    const own = load(TWO.replace('code: i1_network\n', 'code: i1_network\n        approvals: 3\n'));
    const [unit, network] = own.commitments[0]?.indicators ?? [];
    expect([unit, network].map((each) => each && approvalsAsked(own, each))).toEqual([1, 3]);
    for (const wrong of [0, 4, '2']) expect('problems' in say({ approvals: wrong })).toBe(true);
  });

  it('may be JSON, with whole texts', () => {
    const { title, commitments } = load(JSON.stringify(rawOf(load())));
    expect(title).toEqual(load().title);
    expect(commitments[0]?.text).toEqual(load().commitments[0]?.text);
  });

  it('fills in what it leaves out', () => {
    const plan = load();
    expect(plan.method).toEqual({
      version: '1',
      na: 'exclude',
      ties: 'competition',
      overall: 'commitments',
      ranking: 'ranks',
      silence: 'desk',
      doubleScoring: 'all',
      rankedFrom: '0.8',
      replyDays: 14,
    });
    // What came later stays out of the plan, and so out of its hash, until a plan says it.
    expect(methodSettings(plan.method)).toMatchObject({
      agreementFrom: 40,
      comparableFrom: '0.6',
      organisations: 'counted',
    });
    expect(plan.codebook).toMatchObject({
      version: '1',
      classes: { strong: { examples: [{ original: 'en' }, { original: 'en' }] }, weak: { examples: [] } },
    });
    expect(plan.deskSources?.map(({ code }) => code)).toEqual(['gazette', 'observatory']);
    const [unit, , , closed, staff, referred] = plan.commitments[0]?.indicators ?? [];
    expect(unit).toMatchObject({
      id: 'i1_unit',
      label: 'I.1.a',
      decimals: 0,
      required: true,
      assessor: false,
      by: [],
      reference: 'window',
      evidence: { min: 1, minPerItem: 0, unless: 'none', dated: 'in-force' },
    });
    expect(closed).toMatchObject({ assessor: true, required: false, default: false, by: [] });
    expect(staff).toMatchObject({ decimals: 2, required: false, by: ['function', 'sex'], unit: { original: 'en' } });
    expect(referred).toMatchObject({ decimals: 0, range: { min: '0' }, disclosure: { below: 5 } });
    expect(plan.members[2]).toEqual({
      code: 'EU',
      name: { original: 'en', texts: { en: { text: 'European Union' } } },
      abbreviation: 'EU',
      kind: 'organisation',
    });
  });

  it('takes the first language for the original, with the item’s provenance', () => {
    expect(load().pillars[1]?.heading).toEqual({
      original: 'en',
      texts: {
        en: { text: 'Preventing', provenance: 'official', source: 'plan' },
        it: { text: 'Prevenire', provenance: 'translation' },
      },
    });
    expect(load().title).toEqual({
      original: 'en',
      texts: { en: { text: 'Two commitments' }, fr: { text: 'Deux engagements' } },
    });
  });

  it('says of whom a commitment is asked', () => {
    const text = TWO.replace(
      'applies: { all: asked }',
      'applies: {all: asked, EU: {not-asked: {en: No competence.}}, CA: asked}',
    );
    expect(load().commitments[0]?.applies).toMatchObject({
      all: 'asked',
      members: { EU: { kind: 'asked', variant: { original: 'en' } } },
    });
    expect(load(text).commitments[1]?.applies.members).toMatchObject({
      EU: { kind: 'not-asked', reason: { texts: { en: { text: 'No competence.' } } } },
      CA: { kind: 'asked' },
    });
  });

  it('may leave out pillars, indicators and guidelines where scores are imported', () => {
    const plan = load(`plan: matrix
version: 1
title: A published matrix
adopted: {date: 2024-11-19}
members: [{code: AR, name: Argentina}, {code: AU, name: African Union, kind: organisation}]
commitments:
- {code: "1", title: Growth, text: Strong growth}
- {code: "2", title: Debt, text: Debt relief}
`);
    expect(
      plan.commitments.map(({ code, pillar, guideline, indicators }) => [code, pillar, guideline, indicators]),
    ).toEqual([
      ['1', null, null, []],
      ['2', null, null, []],
    ]);
  });

  it('has rules that check and guidelines without gap or overlap, and monotone', () => {
    const plan = load();
    const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
    const scope = buildScope(indicators, plan.disaggregations);
    const domains = guidelineDomains(indicators, plan.lists);
    for (const { rules, guideline } of plan.commitments) {
      for (const { when = 'true', test } of rules)
        expect([checkCondition(when, scope).ok, checkCondition(test, scope).ok]).toEqual([true, true]);
      const read = guideline ? readGuideline(guideline, domains) : null;
      expect(read?.ok && proveGuideline(read.guideline, domains).faults).toEqual([]);
    }
  });

  it('has nothing to say to its author but what changes no score', () => {
    expect(readPlan(TWO, 'plan.yaml').problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'INFO guideline',
      'INFO guideline',
    ]);
  });
});

describe('the schema that editors read', () => {
  it('is the one the lint uses; `node config/schema/write-schema.mjs` writes it', () => {
    const written: unknown = JSON.parse(
      readFileSync(new URL('../../../config/schema/plan.schema.json', import.meta.url), 'utf8'),
    );
    expect(written).toEqual(publishSchema(PLAN_SCHEMA));
  });

  it('says what belongs at each place in words, not by their key', () => {
    expect(JSON.stringify(publishSchema(PLAN_SCHEMA))).not.toContain('"schema.');
  });

  it('lacks a key where an editor has its field, and in a file where what lacks it stands', () => {
    const draft = { plan: 'new', version: 1, title: { en: 'New' }, adopted: {} };
    const lacking = (read: Pick<ReturnType<typeof readPlan>, 'problems'>) =>
      read.problems.flatMap(({ severity, path }) => (severity === 'ERROR' ? [path] : [])).toSorted();
    expect(lacking(readDocument(draft))).toStrictEqual(['/adopted/date', '/commitments', '/members']);
    expect(lacking(readPlan(JSON.stringify(draft), 'plan.json'))).toStrictEqual(['', '', '/adopted']);
  });
});

/** A plan's texts and codes as a file in JSON would have them. */
function rawOf(plan: ReturnType<typeof load>) {
  const { id, version, title, adopted, members } = plan;
  const commitments = plan.commitments.map(({ code, title: short, text }) => ({ code, title: short, text }));
  return { plan: id, version, title, adopted, members, commitments };
}
