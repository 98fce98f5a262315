import { FAULTS, faultWords, type FaultCode } from '@signatory/domain';
import { LANGUAGES, type ProductLanguage } from './catalogue.js';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import './index.js';
import it_ from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import { listPlaceholders } from './placeholders.testing.js';
import { sayFault, sayFaultWhole, tellFault } from './say-fault.js';

const CODES = Object.keys(FAULTS) as FaultCode[];
const CATALOGUES: Readonly<Record<ProductLanguage, Readonly<Record<string, string>>>> = { en, fr, de, it: it_, ja };
const text = (language: ProductLanguage, key: string): string => CATALOGUES[language][key] ?? '';

/** Values of the kinds that a code declares, each of them to be known again. */
function valuesOf(code: FaultCode): Record<string, string | number> {
  const kinds: Readonly<Record<string, string>> = FAULTS[code];
  return Object.fromEntries(Object.entries(kinds).map(([name, kind], at) => [name, kind === 'number' ? at + 2 : name]));
}

describe('the words of faults', () => {
  it.each(LANGUAGES)('have a sentence and a cure for every code in %s, filled by exactly its values', (language) => {
    const differing = CODES.filter((code) => {
      const texts = [text(language, `fault.${code}`), text(language, `fault.${code}.cure`)];
      return texts.includes('') || listPlaceholders(...texts).join() !== Object.keys(FAULTS[code]).sort().join();
    });
    expect(differing).toEqual([]);
  });

  it.each(LANGUAGES)('are said in %s, and nowhere run short of a value', (language) => {
    for (const code of CODES) {
      const { message, cure } = sayFault(language, { code, values: valuesOf(code) });
      expect({ code, said: message.trim() !== '' && cure.trim() !== '' && !/[{}]/.test(message) }).toEqual({
        code,
        said: true,
      });
    }
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))('are in %s nobody else’s sentences', (language) => {
    const english = CODES.flatMap((code) => [`fault.${code}`, `fault.${code}.cure`]).filter(
      (key) => text(language, key) === text('en', key),
    );
    expect(english).toEqual([]);
  });

  it('have no text without a code', () => {
    const known = new Set([
      'fault.whole',
      'fault.of-part',
      ...CODES.flatMap((code) => [`fault.${code}`, `fault.${code}.cure`]),
    ]);
    const keys = LANGUAGES.flatMap((language) => Object.keys(CATALOGUES[language]));
    expect(keys.filter((key) => key.startsWith('fault.') && !known.has(key))).toEqual([]);
  });

  it('are told in one breath, and with the place of a fault', () => {
    const words = faultWords('file.too-large.rows', { most: 7 });
    expect(sayFaultWhole('fr', words)).toBe('Le fichier a plus de 7 lignes. Divisez-le et envoyez les parties.');
    expect(sayFaultWhole('ja', words)).toBe('ファイルの行が7行を超えています。分割して、それぞれを送ってください。');
    expect(tellFault('de', { pointer: '/value', words: faultWords('value.empty') })).toMatchObject({
      pointer: '/value',
      message: 'Die Zahl ist leer',
    });
    const above = faultWords('value.above', { figure: '1000.5', most: '100' });
    expect(sayFault('de', above).message).toBe('1.000,5 liegt über 100, dem größten Erlaubten');
    const below = faultWords('value.below', { figure: '-5', least: '0' });
    expect(sayFault('en', below).message).toBe('−5 is below 0, the least allowed');
    expect(tellFault('de', { pointer: '/value', message: 'Wrong' })).toEqual({ pointer: '/value', message: 'Wrong' });
  });
});
