import { ProblemError } from '../api/problem-error.js';
import { isAtFields } from './is-at-fields.js';

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
