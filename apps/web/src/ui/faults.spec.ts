import { sentences } from './faults.js';

const speak = (lang: string): void => void Object.assign(globalThis, { document: { documentElement: { lang } } });

afterAll(() => void Reflect.deleteProperty(globalThis, 'document'));

it('sentences stand after each other, each with the full stop of the page', () => {
  speak('en');
  expect(sentences('It ends at 10:00 UTC', 'Choose a later day.')).toBe('It ends at 10:00 UTC. Choose a later day.');
  expect(sentences('Is “日本” meant?', null, undefined, false, '')).toBe('Is “日本” meant?');
  speak('ja');
  expect(sentences('期限は10:00 UTC', '後の日を選んでください。')).toBe('期限は10:00 UTC。後の日を選んでください。');
  expect(sentences('It is in force.', '法律が施行された。', 'A unit works.')).toBe(
    'It is in force. 法律が施行された。A unit works.',
  );
});
