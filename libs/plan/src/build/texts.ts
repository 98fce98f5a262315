import { type CodeList, type ItemProvenance, type LocalText, type LocalWording, plainText } from '@signatory/domain';
import { asList, asRaw, asString, asWord } from './raw.js';

const PROVENANCES = ['official', 'paraphrase', 'translation'] as const;

/**
 * A text of the file: plain words are English, of `{en: …, fr: …}` the first language is the original. With the item's
 * provenance the original inherits it, and the other languages are translations unless they say otherwise.
 */
export function readText(value: unknown, provenance?: ItemProvenance): LocalText | undefined {
  if (typeof value === 'string') return inherit(plainText(value), provenance);
  const raw = asRaw(value);
  const whole = 'texts' in raw && 'original' in raw;
  const entries = Object.entries(asRaw(whole ? raw['texts'] : raw)).flatMap(
    ([language, wording]): [string, LocalWording][] => {
      const read = readWording(wording);
      return read ? [[language, read]] : [];
    },
  );
  const original = (whole ? asString(raw['original']) : undefined) ?? entries[0]?.[0];
  if (original === undefined || entries.length === 0) return undefined;
  return inherit({ original, texts: Object.fromEntries(entries) }, provenance);
}

function readWording(value: unknown): LocalWording | undefined {
  if (typeof value === 'string') return { text: value };
  const raw = asRaw(value);
  const text = asString(raw['text']);
  if (text === undefined) return undefined;
  const provenance = asWord(raw['provenance'], PROVENANCES);
  const source = asString(raw['source']);
  return { text, ...(provenance ? { provenance } : {}), ...(source ? { source } : {}) };
}

function inherit({ original, texts }: LocalText, provenance: ItemProvenance | undefined): LocalText {
  if (!provenance) return { original, texts };
  const own = { provenance: provenance.kind, source: provenance.source };
  const inherited = Object.entries(texts).map(([language, wording]): [string, LocalWording] => [
    language,
    language === original ? { ...own, ...wording } : { provenance: 'translation', ...wording },
  ]);
  return { original, texts: Object.fromEntries(inherited) };
}

/** Codes with their labels: `[a, b]`, where the code is the label, or `{a: {en: …}}`. */
export function readCodes(value: unknown): CodeList['codes'] {
  if (Array.isArray(value))
    return asList(value).flatMap((code) => (asString(code) === undefined ? [] : [plainCode(String(code))]));
  return Object.entries(asRaw(value)).map(([code, label]) => ({ code, label: readText(label) ?? plainText(code) }));
}

function plainCode(code: string): CodeList['codes'][number] {
  return { code, label: plainText(code) };
}

/** Code lists by their codes. A sentence instead of a list is a list that is still to be fixed. */
export function readCodeLists(value: unknown): CodeList[] {
  return Object.entries(asRaw(value)).map(([code, list]) => {
    if (typeof list === 'string') return { code, name: plainText(list), codes: [] };
    const raw = asRaw(list);
    return { code, name: readText(raw['name']) ?? plainText(code), codes: readCodes(raw['codes']) };
  });
}
