import { faultWords } from '@signatory/domain';
import { isMissing, sayInForms } from './form-names.js';

const empty = faultWords('schema.empty', { at: 'key', name: 'code', number: 0, hint: 'schema.see' });

it('calls a place of a plan as its forms do, in the language of whoever fills them in', () => {
  expect(sayInForms('en', empty, '/pillars/0/code').message).toBe('"Code" is still to be filled in');
  const title = faultWords('schema.empty', { at: 'key', name: 'title', number: 0, hint: 'schema.see' });
  expect(sayInForms('en', title, '/title').message).toBe('"Title" is still to be filled in');
  expect(sayInForms('de', title, '/commitments/2/title').message).toBe('„Kurzname“ ist noch auszufüllen');
  const words = faultWords('schema.languages', { at: 'key', name: 'name', number: 0, languages: 'fr, it' });
  expect(sayInForms('en', words, '/pillars/0/name').message).toBe('"Name" is still to be filled in (fr, it)');
  const few = faultWords('schema.few', { at: 'key', name: 'members', number: 0, least: 2, hint: 'schema.see' });
  expect([empty, words, few].map(isMissing)).toEqual([true, true, false]);
});

it('names what is missing, and keeps what no form has as the file has it', () => {
  const missing = (key: string, at = 'item') =>
    faultWords('schema.missing', {
      at,
      name: 'rules',
      number: 1,
      key,
      hint: 'schema.see',
      isListed: 'no',
      words: '',
    });
  expect(sayInForms('en', missing('test'), '/commitments/0/rules/0/test').message).toBe(
    'Item 1 of "rules" lacks "What must hold (CEL)"',
  );
  expect(sayInForms('en', missing('other'), '/commitments/0/rules/0/other').message).toBe(
    'Item 1 of "rules" lacks "other"',
  );
  expect(sayInForms('en', missing('commitments', 'whole'), '/commitments')).toEqual({
    message: '"Commitments" is still to be filled in',
    cure: 'Add the first one.',
  });
});

it('names a type of answers and what does not fit it, and keeps its cure', () => {
  const misfit = faultWords('plan.misfit', { indicator: 'i1_staff', type: 'count', key: 'decimals' });
  expect(sayInForms('en', misfit, '/commitments/0/indicators/1/decimals')).toEqual({
    message: 'i1_staff is of the type Count, which has no "Digits after the point"',
    cure: 'Remove the decimals, or make its answer a number (type: number).',
  });
  const calculated = faultWords('plan.calculated-key', { indicator: 'i1_rate', key: 'evidence' });
  expect(sayInForms('en', calculated, '/commitments/0/indicators/1/evidence').message).toBe(
    'i1_rate is calculated and cannot have "Pieces of evidence asked for"',
  );
});
