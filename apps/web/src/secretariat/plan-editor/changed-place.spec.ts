import { changedPlace, isToldWhole } from './changed-place.js';

const NOTHING = { within: null, part: '', language: null, isOrder: false };

it('calls a place of the plan, or of an item, as its form does', () => {
  expect(changedPlace('plan', 'title.de')).toMatchObject({
    ...NOTHING,
    field: { label: 'planEdit.title' },
    language: 'de',
  });
  expect(changedPlace('plan', 'adopted.date')).toMatchObject({ ...NOTHING, field: { label: 'planEdit.adopted' } });
  expect(changedPlace('plan', 'method.replyDays')).toMatchObject({
    within: { kind: 'method' },
    field: { label: 'planEdit.replyDays' },
  });
  expect(changedPlace('indicator', 'evidence.min')).toMatchObject({
    ...NOTHING,
    field: { label: 'planEdit.evidence' },
  });
  expect(changedPlace('indicator', 'definition.fr.text')).toMatchObject({
    field: { label: 'planEdit.definition' },
    part: '',
    language: 'fr',
  });
  expect(changedPlace('indicator', 'baseline.source')).toMatchObject({ field: { label: 'planEdit.baseline.source' } });
  expect(changedPlace('indicator', 'target.value')).toMatchObject({ field: { label: 'planEdit.target' } });
  expect(changedPlace('indicator', 'commitment')).toMatchObject({ ...NOTHING, field: { label: 'term.commitment' } });
});

it('names what a place is in by what it is, and its code', () => {
  expect(changedPlace('commitment', 'rules.I1-R1.test')).toMatchObject({
    within: { kind: 'rule', code: 'I1-R1' },
    field: { label: 'trial.test' },
  });
  expect(changedPlace('plan', 'pillars.I.2.name.ja')).toMatchObject({
    within: { kind: 'pillar', code: 'I.2' },
    field: { label: 'planEdit.name' },
    language: 'ja',
  });
  expect(changedPlace('commitment', 'guideline.levels.2.if')).toMatchObject({
    within: { kind: 'clause', code: '2' },
    field: { label: 'planEdit.if' },
  });
  expect(changedPlace('commitment', 'guideline.countervailing.words.en')).toMatchObject({
    within: { kind: 'clause', code: '−1' },
    field: { label: 'planEdit.words' },
    language: 'en',
  });
});

it('tells a code from a language, and an order from both', () => {
  expect(changedPlace('indicator', 'codes.no.en')).toMatchObject({ part: 'no', language: 'en', isOrder: false });
  expect(changedPlace('indicator', 'codes')).toMatchObject({ part: '', language: null, isOrder: true });
  expect(changedPlace('plan', 'disaggregations.age.codes')).toMatchObject({
    within: { kind: 'codeList', code: 'age' },
    isOrder: true,
  });
  expect(changedPlace('plan', 'members')).toMatchObject({ within: { kind: 'members', code: '' }, isOrder: true });
  expect(changedPlace('commitment', 'applies.EU.variant.en')).toMatchObject({ part: 'EU', language: 'en' });
  expect(changedPlace('plan', 'codebook.strong.examples.1.en')).toMatchObject({
    within: { kind: 'codebook' },
    part: '1',
    language: 'en',
  });
});

it('leaves what no form has as the plan file calls it', () => {
  expect(changedPlace('indicator', 'mappings.SDG')).toEqual({ ...NOTHING, field: null, part: 'mappings.SDG' });
});

it('tells dates, numbers and choices whole, and words and conditions by their words', () => {
  const isWhole = (item: 'plan' | 'commitment' | 'indicator', field: string, before: string, after: string): boolean =>
    isToldWhole(changedPlace(item, field), before, after);
  expect(isWhole('plan', 'adopted.date', '2024-10-04', '2027-01-10')).toBe(true);
  expect(isWhole('plan', 'method.replyDays', '14', '21')).toBe(true);
  expect(isWhole('indicator', 'role', 'context', 'action')).toBe(true);
  expect(isWhole('plan', 'adopted.document', 'The first note', 'The second note')).toBe(false);
  expect(isWhole('indicator', 'question.ja', '部署がありますか', '課がありますか')).toBe(false);
  expect(isWhole('commitment', 'rules.I1-R1.test', 'a > 0', 'a > 1')).toBe(false);
});
