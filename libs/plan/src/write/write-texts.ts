import type { CodeList, ItemProvenance, LocalText, LocalWording } from '@signatory/domain';
import type { Raw } from '../build/raw.js';

/**
 * A text as a file writes it, the original first: what the item's provenance gives each wording when it is read is left out.
 */
export function writeText({ original, texts }: LocalText, provenance?: ItemProvenance): Raw {
  const languages = [original, ...Object.keys(texts).filter((language) => language !== original)];
  return Object.fromEntries(
    languages.flatMap((language) => {
      const wording = texts[language];
      return wording ? [[language, writeWording(wording, inherited(language === original, provenance))]] : [];
    }),
  );
}

function inherited(isOriginal: boolean, provenance: ItemProvenance | undefined): Omit<LocalWording, 'text'> {
  if (!provenance) return {};
  return isOriginal ? { provenance: provenance.kind, source: provenance.source } : { provenance: 'translation' };
}

function writeWording({ text, ...own }: LocalWording, given: Omit<LocalWording, 'text'>): unknown {
  const provenance = own.provenance === given.provenance ? undefined : own.provenance;
  const source = own.source === given.source ? undefined : own.source;
  if (provenance === undefined && source === undefined) return text;
  return { text, ...(provenance === undefined ? {} : { provenance }), ...(source === undefined ? {} : { source }) };
}

/** Whose words something is; not where reading had no source to fill in, as in a plan that names no document yet. */
export function writeProvenance(provenance: ItemProvenance): Raw | undefined {
  return provenance.kind === 'paraphrase' && provenance.source === '' ? undefined : { ...provenance };
}

/** Codes with their labels: `{a: {en: …}}`. */
export function writeCodes(codes: CodeList['codes']): Raw {
  return Object.fromEntries(codes.map(({ code, label }) => [code, writeText(label)]));
}

/** Code lists by their codes. */
export function writeCodeLists(lists: readonly CodeList[]): Raw {
  return Object.fromEntries(
    lists.map(({ code, name, codes }) => [code, { name: writeText(name), codes: writeCodes(codes) }]),
  );
}
