import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useFonts } from './faces.js';
import { isOfRegion, openFonts, regionOf, weightOf } from './open-font.js';
import { Typesetter } from './typesetter.js';

const require = createRequire(import.meta.url);
const japanese = require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf');
const thai = require.resolve('@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf');
const folder = mkdtempSync(join(tmpdir(), 'fonts-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A collection of fonts: a head, and each font with its tables moved behind it. */
function collect(files: readonly string[]): string {
  const head = Buffer.alloc(12 + 4 * files.length);
  head.write('ttcf');
  head.writeUInt32BE(0x1_0000, 4);
  head.writeUInt32BE(files.length, 8);
  const parts = [head];
  let end = head.length;
  for (const [at, file] of files.entries()) {
    const font = Buffer.from(readFileSync(file));
    for (let table = 0; table < font.readUInt16BE(4); table += 1) {
      const place = 12 + 16 * table + 8;
      font.writeUInt32BE(font.readUInt32BE(place) + end, place);
    }
    head.writeUInt32BE(end, 12 + 4 * at);
    parts.push(font);
    end += font.length;
  }
  const path = join(folder, 'both.ttc');
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

it('opens each font of a collection', () => {
  const fonts = openFonts(collect([japanese, thai]));
  expect(fonts.map(({ postscriptName }) => postscriptName)).toEqual(['NotoSansJP-Regular', 'NotoSansThai-SemiBold']);
  expect(fonts.map(weightOf)).toEqual([400, 600]);
});

it.each([
  ['zh', 'hans'],
  ['zh-CN', 'hans'],
  ['zh-Hant', 'hant'],
  ['zh-HK', 'hant'],
  ['ko-KR', 'ko'],
  ['ja', undefined],
  ['en', undefined],
  [undefined, undefined],
])('a text in %s has the Han letters of %s', (language, region) => {
  expect(regionOf(language)).toBe(region);
});

it.each([
  ['NotoSansSC-Regular', 'hans'],
  ['NotoSansCJKsc-Bold', 'hans'],
  ['SourceHanSerifTW-Bold', 'hant'],
  ['NotoSansCJKhk-Regular', 'hant'],
  ['NotoSansKR-Medium', 'ko'],
  ['SourceHanSansK-Regular', 'ko'],
  ['NotoSansCJKjp-Regular', null],
  ['SourceSans3-Regular', null],
] as const)('%s is a font of %s', (postscriptName, own) => {
  const font = { postscriptName } as Parameters<typeof isOfRegion>[0];
  for (const region of ['hans', 'hant', 'ko'] as const) expect(isOfRegion(font, region)).toBe(region === own);
});

describe('fonts that are added', () => {
  afterEach(() => useFonts([]));

  it('come first in a text of their region, and no longer once they are taken away', () => {
    const prints = (language: string): string[] =>
      new Typesetter()
        .wrap('骨', { face: 'text', size: 10, leading: 14, ink: '' }, 100, language)
        .flatMap(({ runs }) => runs.flatMap(({ words }) => words.flatMap((word) => word.runs)))
        .map(({ font }) => font.postscriptName ?? '');
    expect(prints('zh')).toEqual(['NotoSansJP-Regular']);
    useFonts([renamed(japanese, 'NotoSansJP', 'NotoSansSC')]);
    expect(prints('zh')).toEqual(['NotoSansSC-Regular']);
    expect(prints('ja')).toEqual(['NotoSansJP-Regular']);
    useFonts([]);
    expect(prints('zh')).toEqual(['NotoSansJP-Regular']);
  });
});

/** The same font under another name, as long as its own. */
function renamed(file: string, from: string, to: string): string {
  const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1');
  const bytes = readFileSync(file).toString('latin1').replaceAll(from, to).replaceAll(utf16(from), utf16(to));
  const path = join(folder, `${to}.ttf`);
  writeFileSync(path, Buffer.from(bytes, 'latin1'));
  return path;
}
