import { TYPE } from '../identity.js';
import { LineCache } from './line-cache.js';
import { Typesetter, type Line, type TextStyle } from './typesetter.js';

const set = new Typesetter();
const LONG = 'Members will publish registers of beneficial owners that everybody can search without a fee.';

describe('broken lines', () => {
  it('are found again for the same text, style and width, and only for those', () => {
    const cache = new LineCache();
    const find = (text: string, style: TextStyle = TYPE.body, width = 100, lang = 'en'): readonly Line[] =>
      cache.find(text, style, width, lang, () => [set.line(text, style)]);
    const lines = find(LONG);
    expect(find(LONG, { ...TYPE.body })).toBe(lines);
    for (const other of [
      find(`${LONG} `),
      find(LONG, TYPE.body, 101),
      find(LONG, TYPE.body, 100, 'de'),
      find(LONG, { ...TYPE.body, size: 5 }),
      find(LONG, { ...TYPE.body, face: 'strong' }),
      find(LONG, { ...TYPE.body, ink: '1 0 0' }),
      find(LONG, { ...TYPE.body, balance: true }),
    ])
      expect(other).not.toBe(lines);
  });

  it('are not kept without end', () => {
    const cache = new LineCache();
    const first = cache.find(LONG, TYPE.body, 100, 'en', () => []);
    for (let at = 0; at < 10; at += 1) cache.find(String(at).repeat(50_000), TYPE.body, 100, 'en', () => []);
    expect(cache.find(LONG, TYPE.body, 100, 'en', () => [])).not.toBe(first);
  });

  it('of one text in two widths are two', () => {
    expect(set.wrap(LONG, TYPE.body, 80).length).toBeGreaterThan(set.wrap(LONG, TYPE.body, 300).length);
  });
});
