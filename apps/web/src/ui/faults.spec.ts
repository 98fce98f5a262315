import { ProblemError } from '../api/problem-error.js';
import { isAtFields, sentences } from './faults.js';

const speak = (lang: string): void => void Object.assign(globalThis, { document: { documentElement: { lang } } });

afterAll(() => void Reflect.deleteProperty(globalThis, 'document'));

it('sentences stand after each other, each with the full stop of the page', () => {
  speak('en');
  expect(sentences('It ends at 10:00 UTC', 'Choose a later day.')).toBe('It ends at 10:00 UTC. Choose a later day.');
  expect(sentences('Is “日本” meant?', null, undefined, false, '')).toBe('Is “日本” meant?');
  speak('ja');
  expect(sentences('期限は10:00 UTC', '後の日を選んでください。')).toBe('期限は10:00 UTC。後の日を選んでください。');
});

it('a refusal is at its fields where each of its faults is', () => {
  const refused = new ProblemError({
    type: 'about:blank',
    title: 'The request does not have the required form',
    status: 400,
    detail: '2 faults',
    instance: '/api/me',
    code: 'request.invalid',
    faults: ['/password', '/name'].map((pointer) => ({ pointer, message: 'It is short' })),
  });
  expect(isAtFields(refused, ['/password', '/name', '/email'])).toBe(true);
  expect(isAtFields(refused, ['/password'])).toBe(false);
  expect(isAtFields(new Error('Nothing of it'), ['/password'])).toBe(false);
});
