import { mirror, visualOrder } from './direction.js';
import { Typesetter, type Line } from './typesetter.js';

const style = { face: 'text', size: 10, leading: 14, ink: '' } as const;
const set = new Typesetter();

/** The runs as they are read, and where they stand from left to right. */
function runsOf(line: Line | undefined): [says: string, place: number][] {
  const runs = line?.runs ?? [];
  const places = runs.map(({ x }) => x).toSorted((one, other) => one - other);
  return runs.map(({ says = '', x }) => [says, places.indexOf(x)]);
}

describe('visualOrder', () => {
  it('leaves what runs from left to right as it stands', () => {
    expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2]);
    expect(visualOrder([])).toEqual([]);
  });

  it('turns what runs from right to left, and figures inside of it back again', () => {
    expect(visualOrder([1, 1, 2, 2, 1])).toEqual([4, 2, 3, 1, 0]);
    expect(visualOrder([0, 1, 1, 0, 1])).toEqual([0, 2, 1, 3, 4]);
    expect(visualOrder([2, 1, 2, 2])).toEqual([2, 3, 1, 0]);
  });
});

describe('a line from right to left', () => {
  it('is read in its order, and stands in the other; a figure and a Latin name stand as ever', () => {
    const [line] = set.wrap('عمل 118 موظفًا لدى Europol هنا', style, 400);
    expect(runsOf(line)).toEqual([
      ['عمل ', 4],
      ['118 ', 3],
      ['موظفًا لدى ', 2],
      ['Europol ', 1],
      ['هنا', 0],
    ]);
  });

  it('begins at the right end of its column, on each line', () => {
    const lines = set.wrap('قالت الحكومة '.repeat(12).trim(), style, 120);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const [run] = line.runs;
      const natural = (run?.words ?? []).reduce((sum, { width }) => sum + width / 100, 0);
      expect((run?.x ?? 0) + natural).toBeCloseTo(120, 1);
    }
  });

  it('is one of the language, whatever its first letter is; another language takes it from the letter', () => {
    const places = (lang: string): number[] =>
      runsOf(set.wrap('A1 عنوان', style, 400, lang)[0]).map(([, place]) => place);
    expect(places('ar')).toEqual([1, 0]);
    expect(places('en')).toEqual([0, 1]);
  });

  it('draws brackets the other way round, and reads them as they are written', () => {
    expect(mirror('(a)')).toBe(')a(');
    const [run] = set.line('(كامل)', style).runs;
    expect(run?.says).toBe('(كامل)');
    const glyphs = run?.words.flatMap(({ runs }) => runs) ?? [];
    const latin = set.line('()', style).runs[0]?.words[0]?.runs[0]?.ids ?? [];
    // The bracket that is written first stands at the right end, drawn as one that closes.
    expect([glyphs[0]?.ids[0], glyphs.at(-1)?.ids[0]]).toEqual(latin);
    expect([glyphs.at(-1)?.codePoints, glyphs[0]?.codePoints]).toEqual([[[0x28]], [[0x29]]]);
  });

  it('turns nothing around a span: a name stays behind its abbreviation', () => {
    const of = (first: string): number[] =>
      runsOf(
        set.line(
          [
            { text: first },
            { text: ': ' },
            { text: 'مصر', face: 'strong' },
            { text: ' مصر العربية' },
            { text: ', ' },
            { text: 'هنا' },
          ],
          style,
        ),
      ).map(([, place]) => place);
    expect(of('Names')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(of('أسماء')).toEqual([5, 4, 3, 2, 1, 0]);
    // Where each is from right to left, so is the whole.
    expect(runsOf(set.wrap([{ text: 'مصر:', face: 'strong' }, { text: ' هنا' }], style, 200)[0])).toEqual([
      ['مصر: ', 1],
      ['هنا', 0],
    ]);
  });

  it('is cut between letters, never inside one, where a word is longer than its line', () => {
    const word = 'مُ'.repeat(60);
    const lines = set.wrap(word, style, 100);
    expect(lines.map((line) => line.runs[0]?.says).join('')).toBe(word);
    for (const line of lines) expect(line.runs[0]?.says).toMatch(/^\p{L}/u);
  });
});

it('Thai words, which no space parts, end lines whole', () => {
  const text = 'หน่วยงานแห่งชาติดำเนินการจนถึงสิ้นสุดระยะเวลา';
  const words = Array.from(new Intl.Segmenter('th', { granularity: 'word' }).segment(text), ({ index }) => index);
  let at = 0;
  const lines = set.wrap(text, style, 80).map(({ runs }) => runs.map(({ says }) => says).join(''));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    expect(words).toContain(at);
    at += line.length;
  }
});
