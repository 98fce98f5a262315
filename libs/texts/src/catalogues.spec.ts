import { readFileSync } from 'node:fs';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it_ from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import { listPlaceholders, parseMessage } from './placeholders.testing.js';

const TRANSLATED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['fr', fr],
  ['de', de],
  ['it', it_],
  ['ja', ja],
];

describe('the texts of the product', () => {
  it.each([['en', en as Readonly<Record<string, string>>] as const, ...TRANSLATED])(
    'are all well-formed messages in %s',
    (_, catalogue) => {
      expect(Object.entries(catalogue).filter(([, text]) => !isWellFormed(text))).toEqual([]);
    },
  );

  it.each(['en', ...TRANSLATED.map(([language]) => language)])('stand once under each key in %s', (language) => {
    // The second would be read, and nobody would see why the first is not shown.
    const text = readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8');
    const keys = [...text.matchAll(/^ {2}"([^"]+)": /gm)].map(([, key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each(TRANSLATED)('have no key in %s that English lacks', (_, catalogue) => {
    expect(Object.keys(catalogue).filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it.each(TRANSLATED)('have the same placeholders in %s as in English', (_, catalogue) => {
    const english: Readonly<Record<string, string>> = en;
    const differing = Object.entries(catalogue).filter(
      ([key, text]) => listPlaceholders(text).join() !== listPlaceholders(english[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(TRANSLATED)('print no count plainly in %s that English groups', (_, catalogue) => {
    const english: Readonly<Record<string, string>> = en;
    const grouped = (key: string): string[] =>
      [...(english[key] ?? '').matchAll(/\{(\w+), number\}/g)].map(([, name]) => `{${name}}`);
    const plain = Object.entries(catalogue).filter(([key, text]) => grouped(key).some((name) => text.includes(name)));
    expect(plain).toEqual([]);
  });

  it.each(TRANSLATED)('are whole in %s', (_, catalogue) => {
    expect(Object.keys(en).filter((key) => !Object.hasOwn(catalogue, key))).toEqual([]);
  });

  // The browser has neither what reads `{at, time, ::j}` nor by which hours each region counts.
  it('write no time or number by a skeleton', () => {
    const all = [en, ...TRANSLATED.map(([, catalogue]) => catalogue)].flatMap((catalogue) => Object.entries(catalogue));
    expect(all.filter(([, text]) => /\{\s*\w+\s*,\s*\w+\s*,\s*::/.test(text))).toEqual([]);
  });

  // French sets a space before these marks and inside its quotation marks, and no line may end with it. An exclamation mark stands
  // in expressions only.
  it('have one kind of space before French marks', () => {
    expect(Object.entries(fr).filter(([, text]) => /[ \u202f][:;?»]|«[ \u202f]/.test(text))).toEqual([]);
  });

  // What is written in the plan's own language, CEL and YAML, keeps its signs.
  it('have Japanese marks and brackets beside Japanese signs', () => {
    const sign = '[\\u3040-\\u30ff\\u3400-\\u9fff]';
    const foreign = new RegExp(`${sign}[,:;()]|[,:;()] ?${sign}`);
    const said = Object.entries(ja).filter(([key]) => !/^(fault\.(expression|provable)|schema)\./.test(key));
    expect(said.filter(([, text]) => foreign.test(text))).toEqual([]);
  });
});

function isWellFormed(text: string): boolean {
  try {
    parseMessage(text);
    return true;
  } catch {
    return false;
  }
}
