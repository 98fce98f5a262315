import { INK } from '../identity.js';
import { Typesetter, type Line, type TextStyle } from './typesetter.js';

const set = new Typesetter();
const style: TextStyle = { face: 'text', size: 10, leading: 14, ink: INK.ink900 };
const textOf = ({ runs }: Line): string =>
  runs
    .flatMap(({ words }) =>
      words.flatMap(({ runs: glyphs }) =>
        glyphs.flatMap(({ codePoints }) => codePoints.map((codes) => String.fromCodePoint(...codes))),
      ),
    )
    .join('');

describe('wrap', () => {
  const prose = 'Each commitment was assessed for each member of which it was asked, on what it did inside the window.';

  it('gives lines no wider than the column, with every word in order', () => {
    const lines = set.wrap(prose, style, 120);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(120.01);
    expect(lines.map(textOf).join('')).toBe(prose);
  });

  it('breaks a word that is wider than the column', () => {
    const lines = set.wrap('Rechtsschutzversicherungsgesellschaften', style, 60);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(60.01);
    expect(lines.map(textOf).join('')).toBe('Rechtsschutzversicherungsgesellschaften');
  });

  it('begins a word that no line holds on a line of its own, and leaves no letter of it alone', () => {
    const key = 'kPrKqmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
    const lines = set.wrap(`Signed with ${key}`, style, 150).map(textOf);
    expect(lines[0]).toBe('Signed with ');
    expect(lines.slice(1).join('')).toBe(key);
    for (const line of lines.slice(1)) expect(line.length).toBeGreaterThan(key.length / 3);
  });

  it.each([
    ['a short word', 'It was scored on what it did inside of it.', 178, 'of it.'],
    ['one Japanese letter', '出身国及び通過国における連絡官', 140, '連絡官'],
  ])('ends no text on %s alone', (_, text, width, last) => {
    const lines = set.wrap(text, style, width);
    expect(lines.map(textOf).join('')).toBe(text);
    expect(lines.at(-1)?.width).toBeGreaterThan(2.4 * style.size);
    expect(lines.map(textOf).at(-1)).toContain(last);
  });

  it('breaks after a hyphen, and not at a no-break space', () => {
    expect(set.wrap('whistle-blowers', style, 45).map(textOf)).toEqual(['whistle-', 'blowers']);
    expect(set.wrap('to Article\u00a05', style, 44).map(textOf)).toEqual(['to ', 'Article 5']);
  });

  it('never parts what a change of face splits inside a word', () => {
    const spans = [{ text: 'Members: ' }, { text: 'TUR', face: 'strong' as const }, { text: '\u00a0Türkiye, all' }];
    expect(set.wrap(spans, style, 62).map(textOf)).toEqual(['Members: ', 'TUR Türkiye, ', 'all']);
  });

  it('balances the lines of a heading', () => {
    const [first, second] = set.wrap('Joint Action Plan 2026: first cycle', { ...style, balance: true }, 130);
    expect(Math.abs((first?.width ?? 0) - (second?.width ?? 0))).toBeLessThan(40);
  });

  it('keeps faces and inks apart, with the space between them', () => {
    const [line] = set.wrap(
      [
        { text: 'A1', ink: INK.ink500 },
        { text: ' Coal', face: 'strong' },
      ],
      style,
      200,
    );
    expect(line?.runs.map(({ face, ink }) => [face, ink])).toEqual([
      ['text', INK.ink500],
      ['strong', INK.ink900],
    ]);
    expect(line && textOf(line)).toBe('A1 Coal');
  });

  it.each([
    // Never before a full stop or a closing bracket, never after an opening one.
    ['移民の密入国を防ぐ「行動計画」に合意した。', 60],
    // Never before a small kana or the mark of a long vowel.
    ['センターチームとキャッチャー', 30],
    // A figure keeps its counter; a Latin word stays whole.
    ['G7の8か国はOperationsを行う', 52],
  ])('breaks Japanese where its readers expect it: %s', (text, width) => {
    const lines = set.wrap(text, style, width).map(textOf);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）ーャッか]/);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/([「（]|\d)$/);
    for (const line of lines) expect(line).not.toMatch(/^perations|^[a-z]/);
  });

  it('sets Japanese in its own font, and Latin beside it in the Latin one', () => {
    const [line] = set.wrap('Ōta さん', style, 200);
    const fonts = line?.runs.flatMap(({ words }) =>
      words.flatMap(({ runs }) => runs.map(({ font }) => font.familyName)),
    );
    expect([...new Set(fonts)]).toEqual(['Source Sans 3', 'Noto Sans JP']);
  });

  it('gives no line for no words', () => {
    expect(set.wrap(' ', style, 100)).toEqual([]);
  });
});

it('cuts a running head at a word', () => {
  const line = set.fit('A long title that does not fit in here', style, 90);
  expect(textOf(line)).toMatch(/^A long.*…$/);
  expect(line.width).toBeLessThanOrEqual(90);
});
