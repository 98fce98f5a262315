import { facesOf } from './faces.js';
import { Shaper, splitRuns } from './shape.js';

const heading = facesOf('heading');

describe('splitRuns', () => {
  it('gives one run where the first font has every character', () => {
    expect(splitRuns('Türkiye +0.28', heading, 'title').map(({ text }) => text)).toEqual(['Türkiye +0.28']);
  });

  it('gives each stretch to the first font that has it', () => {
    const runs = splitRuns('well\u2011known', heading, 'title');
    expect(runs.map(({ text }) => text)).toEqual(['well', '\u2011', 'known']);
    expect(runs.map(({ font }) => font === heading[0]?.open())).toEqual([true, false, true]);
  });

  it('prints Greek and Cyrillic', () => {
    expect(splitRuns('Ελλάδα Україна', heading, 'title')).toHaveLength(1);
  });

  it('names the character that no font has, its place and the cure', () => {
    expect(() => splitRuns('ግብጽ', heading, 'plan.members[EGY].name')).toThrow(
      'plan.members[EGY].name: cannot print "ግ" (U+130D). No font here has it',
    );
  });
});

describe('Shaper', () => {
  it('measures as the font does, kerning included', () => {
    const [word] = [new Shaper('text').shape('AVAT', 'here')];
    const { font } = word.runs[0] ?? { font: heading[0]?.open() };
    expect(word.width).toBeCloseTo(font?.layout('AVAT').advanceWidth ?? 0, 6);
    expect(word.width).toBeLessThan([...'AVAT'].reduce((sum, each) => sum + (font?.layout(each).advanceWidth ?? 0), 0));
  });

  it('sets figures in equal widths, so that columns of them align', () => {
    const shaper = new Shaper('strong');
    const widths = [...'0123456789'].map((digit) => shaper.shape(digit, 'here').width);
    expect(new Set(widths).size).toBe(1);
    expect(shaper.shape('+', 'here').width).toBe(shaper.shape('−', 'here').width);
  });

  it('reads each glyph back as the text has it, whatever was shaped before', () => {
    const shaper = new Shaper('text');
    const read = (word: string): string =>
      shaper
        .shape(word, 'here')
        .runs.flatMap(({ codePoints }) => codePoints.flat())
        .map((code) => String.fromCodePoint(code))
        .join('');
    expect(read('a\u00a0b')).toBe('a b');
    expect(read('\u2126hm \u03a9')).toBe('\u2126hm \u03a9');
    expect(read('efficient affine')).toBe('efficient affine');
    expect(read('Cafe\u0301 \u00e9 e\u0301')).toBe('Cafe\u0301 \u00e9 e\u0301');
  });

  it('places an accent on its letter where no font has both as one', () => {
    const shaper = new Shaper('text');
    // Yoruba; the letter with its dot and the accent above it.
    const [run] = shaper.shape('\u1eb9\u0301', 'here').runs;
    const [letter = [1, 1], ...marks] = run?.offsets ?? [];
    expect(letter).toEqual([0, 0]);
    expect(marks.length).toBeGreaterThan(0);
    // Each comes back over the middle of the letter that it follows.
    for (const [x] of marks) expect(-x / (run?.advances[0] ?? 1)).toBeCloseTo(0.5, 1);
    expect(shaper.shape('plain', 'here').runs[0]?.offsets).toBeUndefined();
  });

  it('reads back an accent that was first met as a part of the letter below it', () => {
    const font = facesOf('title')[0]?.open();
    if (!font) throw new Error('The face has no font.');
    const subset = font.createSubset();
    subset.includeGlyph(font.glyphForCodePoint(0xe1));
    subset.encode();
    const read = new Shaper('title').shape('\u0105\u0301', 'here').runs.flatMap(({ codePoints }) => codePoints.flat());
    expect(String.fromCodePoint(...read)).toBe('\u0105\u0301');
  });
});
