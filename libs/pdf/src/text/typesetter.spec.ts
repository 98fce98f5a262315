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

const saidOf = (line: Line): string => line.runs.map((run) => run.says ?? textOf({ ...line, runs: [run] })).join('');

describe('wrap', () => {
  const prose = 'Each commitment was assessed for each member of which it was asked, on what it did inside the window.';

  it('gives lines no wider than the column, with every word in order', () => {
    const lines = set.wrap(prose, style, 120);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(120.01);
    expect(lines.map(textOf).join('')).toBe(prose);
  });

  it('breaks a word that is wider than the column', () => {
    const word = 'Rechtsschutzversicherungsgesellschaften';
    const lines = set.wrap(word, style, 60, 'de');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(60.01);
    expect(lines.map(textOf).slice(0, -1).join('')).toMatch(/^(\p{L}+-)+$/u);
    expect(lines.map(textOf).join('').replaceAll('-', '')).toBe(word);
    expect(lines.map(saidOf).join('').trimEnd()).toBe(word);
    // Where nobody knows its language, at letters and without a hyphen, which might be one of its own.
    expect(set.wrap(word, style, 60, 'und').map(textOf).join('')).toBe(word);
  });

  it.each([
    ['de', 'Ein Gesetzentwurf zur Bekämpfung der Schleusungskriminalität liegt vor', 'Schleusungskri-', 'minalität'],
    ['en', 'The unit for investigations and administrative responsibilities is at work', 'respons-', 'ibilities'],
    ['fr', 'Développement de la coopération internationale en cours', 'interna-', 'tionale'],
    ['it', 'Rafforzamento della cooperazione internazionale in corso', 'interna-', 'zionale'],
  ])('parts a long word of a narrow column as its language does: %s', (language, text, before, after) => {
    const own = new Typesetter(language);
    const width = own.widthOf(text.slice(0, text.indexOf(after)), style) + own.widthOf('-', style) + 0.5;
    const lines = own.wrap(text, style, width);
    expect(textOf(lines[0] as Line).endsWith(before)).toBe(true);
    expect(textOf(lines[1] as Line).startsWith(after)).toBe(true);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
    // Whoever copies or listens meets the word whole.
    expect(lines.map(saidOf).join('')).toBe(text);
    // Neither in a wide column nor in a heading, nor in a language that nobody knows.
    expect(
      own
        .wrap(text, { ...style, balance: true }, width)
        .map(textOf)
        .join(''),
    ).toBe(text);
    expect(own.wrap(text, style, width, 'und').map(textOf).join('')).toBe(text);
    expect(
      own
        .wrap(`${text} ${text} ${text}`, { ...style, size: 5 }, 150)
        .map(textOf)
        .join(''),
    ).not.toContain('- ');
  });

  it('parts neither names nor figures, acronyms and words that have a hyphen', () => {
    const text = 'Vereinigtes Königreich: Strafverfolgungsbehörden';
    const names = new Typesetter('de', ['Vereinigtes Königreich', 'Strafverfolgungsbehörden']);
    for (let width = 120; width < 260; width += 5)
      expect(names.wrap(`${text} und weitere Behörden`, style, width).map(textOf).join('')).not.toMatch(/\p{L}-/u);
    const english = 'Under Administration INTERPOLICE investigations2026 cooperation-agreements was set';
    for (let width = 120; width < 260; width += 5)
      expect(set.wrap(english, style, width).map(textOf).join('')).toBe(english);
  });

  it('ends no more than two lines in a row with a hyphen, and no text in a part of a word', () => {
    const own = new Typesetter('de');
    const text = Array.from({ length: 12 }, () => 'Zuständigkeitsverteilungen').join(' ');
    for (let width = 130; width < 250; width += 4) {
      const lines = own.wrap(text, style, width).map(textOf);
      expect(lines.map((line) => line.at(-1)).join('')).not.toContain('---');
      expect(lines.at(-1)).toMatch(/\bZuständigkeitsverteilungen$/);
    }
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

  it.each([
    ['en', 'Release 1, 24 November 2026'],
    ['de', 'Veröffentlichung 1, 24. November 2026'],
    ['fr', 'Publication 1 (1er novembre 2026)'],
    ['it', 'Pubblicazione 1, 24 novembre 2026'],
    ['it', 'Pubblicazione 1 (1º novembre 2026)'],
  ])('keeps a day with its month, in %s', (language, text) => {
    const own = new Typesetter(language);
    for (let width = own.widestWord(text, style); width < own.widthOf(text, style); width += 3) {
      const lines = own.wrap(text, style, width).map(textOf);
      expect(lines.join('')).toBe(text);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^november/i);
    }
  });

  it.each([
    [
      'en',
      'It pledged 5 million euros under Art. 4, for 30 % of 12 km and 8 GWh (No. 7)',
      /^(?:million|4,|%|km|GWh|7)/,
    ],
    ['fr', 'Il a promis 5 milliards selon l’art. 4, soit 30 % de 12 km² (n° 7)', /^(?:milliards|4,|%|km|7)/],
    ['de', 'Er sagte 5 Mio. € und 3 Mrd. zu, nach § 4 für 30 % von 12 ha (Nr. 7, S. 9)', /^(?:Mio|Mrd|4|%|ha|7|9)/],
  ])('keeps a figure with what it counts, and with what it numbers, in %s', (language, text, parted) => {
    const own = new Typesetter(language);
    let broken = 0;
    for (let width = own.widestWord(text, style); width < own.widthOf(text, style); width += 3) {
      const lines = own.wrap(text, style, width).map(textOf);
      expect(lines.join('')).toBe(text);
      for (const line of lines.slice(1)) expect(line).not.toMatch(parted);
      broken += lines.length - 1;
    }
    expect(broken).toBeGreaterThan(20);
    // A unit is no beginning of a word, nor the end of one.
    const words = 'They met 12 managers. Its plan 5 holds what each of them said in that room';
    const lines = Array.from({ length: 40 }, (_, at) => own.wrap(words, style, 60 + at * 3).map(textOf)).flat();
    expect(lines.some((line) => line.startsWith('managers'))).toBe(true);
    expect(lines.some((line) => line.startsWith('5'))).toBe(true);
  });

  it('ends the lines of a Japanese heading between phrases, and not where that takes another line', () => {
    const own = new Typesetter('ja');
    const heading = { ...style, balance: true };
    const title = '移民の密入国を防止し対処するためのG7行動計画';
    expect(own.wrap(title, heading, 140).map(textOf)).toEqual(['移民の密入国を防止し', '対処するためのG7行動計画']);
    const card = '各国の履行スコアカード';
    expect(own.wrap(card, heading, 100).map(textOf)).toEqual(['各国の', '履行スコアカード']);
    for (let width = 60; width < 260; width += 5) {
      const lines = own.wrap(title, heading, width);
      expect(lines.map(textOf).join('')).toBe(title);
      expect(lines.length).toBe(own.wrap(title, style, width).length);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
    }
  });

  it('cuts no word of katakana in a Japanese heading, even where that takes another line', () => {
    const own = new Typesetter('ja');
    const title = '2024年G20リオデジャネイロ・サミット 評価対象コミットメント';
    const cuts = (balance: boolean): number[] =>
      Array.from({ length: 40 }, (_, at) => own.wrap(title, { ...style, balance }, 125 + at * 4)).map(
        (lines) =>
          lines.slice(1).filter((line, at) => {
            const before = lines[at];
            return (
              before &&
              /[ァ-ヺー]$/u.test(textOf(before).trimEnd()) &&
              !/\s$/u.test(textOf(before)) &&
              /^[ァ-ヺー]/u.test(textOf(line))
            );
          }).length,
      );
    expect(Math.max(...cuts(false))).toBeGreaterThan(0);
    expect(Math.max(...cuts(true))).toBe(0);
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
    // Nor a mark of iteration, a wave dash or a percent sign first, nor an ordinal's sign last.
    ['第3条の人々は二〇二五〜二六年に三〇％減少した', 34],
  ])('breaks Japanese where its readers expect it: %s', (text, width) => {
    const lines = set.wrap(text, style, width).map(textOf);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）ーャッか々〜％]/);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/([「（第]|\d)$/);
    for (const line of lines) expect(line).not.toMatch(/^perations|^[a-z]/);
  });

  it('ends a line of Japanese between a figure and what stands behind it in brackets, and inside neither', () => {
    expect(set.wrap('+0.36（150\u00a0/\u00a0156）', style, 66).map(textOf)).toEqual(['+0.36', '（150 / 156）']);
    expect(set.wrap('+0.41（71%）です', style, 30).map(textOf)[0]).toBe('+0.41');
  });

  it('ends no line of Japanese between a colon and what is counted behind it', () => {
    const counts = '+1：12、0：3、−1：6、全21件';
    for (let width = 60; width < 120; width += 1)
      for (const line of set.wrap(counts, style, width).map(textOf)) expect(line).not.toMatch(/：$/);
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

it.each([
  ['a title without spaces', 'II. 移民の密入国に対処するための国際協力を強化する', /^II\. 移民の.+…$/],
  ['one word that is too long', 'Rindfleischetikettierungsüberwachungsgesetz', /^Rindfl.+…$/],
])('cuts %s at a letter', (_, text, expected) => {
  const line = set.fit(text, style, 90);
  expect(textOf(line)).toMatch(expected);
  expect(line.width).toBeLessThanOrEqual(90);
});
