import { readChallenge } from './challenges.js';

const write = (text: string): string => Buffer.from(text).toString('base64url');

it('reads the challenge that an answer names', () => {
  expect(readChallenge(write('{"type":"webauthn.get","challenge":"abc-_9","origin":"http://localhost"}'))).toBe(
    'abc-_9',
  );
});

it.each([
  ['no JSON', 'challenge'],
  ['JSON that is no object', 'null'],
  ['none', '{"type":"webauthn.get"}'],
  ['one that is no text', '{"challenge":{"toString":"abc"}}'],
])('finds none in %s', (_, told) => {
  expect(readChallenge(write(told))).toBe('');
});
