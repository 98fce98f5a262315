import { Refusal } from '../refusal.js';
import { isTyped, requireTyped } from './typed-name.js';

test('a name is typed as it stands, however its letters are composed', () => {
  expect(isTyped(' Ame\u0301lie ', 'Am\u00e9lie')).toBe(true);
  expect(isTyped('amélie', 'Amélie')).toBe(false);
});

test('what is not typed, or not so, is refused at its place with what to write', () => {
  for (const confirm of [null, '', 'c-2025']) {
    const refuse = (): void => requireTyped(confirm, 'c-2026');
    expect(refuse).toThrow(Refusal);
    expect(refuse).toThrow(
      expect.objectContaining({
        facts: { faults: [{ pointer: '/confirm', words: { code: 'name.typed', values: { name: 'c-2026' } } }] },
      }),
    );
  }
  expect(() => requireTyped('c-2026', 'c-2026')).not.toThrow();
});
