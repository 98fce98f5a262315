import { messages } from '@signatory/texts';
import type { Speech } from '../session/language.js';
import { isDead, sayLink } from './link-words.js';

const speech = { say: messages('en'), date: (day: string) => `<${day}>` } as unknown as Speech;
const link = { reason: null, status: null, movedTo: null, checkedAt: '2025-11-24T09:30:00.000Z' } as const;

describe('a link', () => {
  it.each([
    [{ ...link, state: 'unchecked' as const, checkedAt: null }, false, 'The page has not been checked yet.'],
    [{ ...link, state: 'reachable' as const, status: 200 }, false, 'Reachable on <2025-11-24>.'],
    [
      { ...link, state: 'moved' as const, status: 200, movedTo: 'https://new.gov/law' },
      false,
      'Reachable on <2025-11-24>, and now at https://new.gov/law.',
    ],
    [
      { ...link, state: 'gone' as const, reason: 'status' as const, status: 404 },
      true,
      'This page did not exist on <2025-11-24> (404).',
    ],
    [
      { ...link, state: 'unreachable' as const, reason: 'status' as const, status: 503 },
      true,
      'This page could not be reached on <2025-11-24>: its server answered 503.',
    ],
    [
      { ...link, state: 'refused' as const, reason: 'inside' as const },
      true,
      'This page is not checked: its address is inside a private network.',
    ],
    [
      { ...link, state: 'refused' as const, reason: 'reserved' as const },
      false,
      'This page is not checked: its name is kept for examples.',
    ],
  ])('%# is told in words', (view, dead, words) => {
    expect(sayLink(view, speech)).toBe(words);
    expect(isDead(view)).toBe(dead);
  });
});
