import { csvLine } from './csv-line.js';
import type { ReleaseDocument } from './release-document.js';

/** How data files write their rows. */
export type Cell = string | number | null;

// A hyphen-minus, not U+2212: a data file is read by machines.
const CELL = { '1': '+1', '0': '0', '-1': '-1' } as const;

/** The pieces in one cell: title, address and hash of each. */
export function writeEvidence(evidence: ReleaseDocument['scores'][number]['evidence']): string {
  return evidence
    .map(({ title, url, sha256 }) => [title, ...(url ? [`<${url}>`] : []), ...(sha256 ? [`sha256:${sha256}`] : [])])
    .map((parts) => parts.join(' '))
    .join('; ');
}

/** What a data file is of stands before its rows, so that a copy that has lost its folder can still be placed. */
export function writeJson(format: string, document: ReleaseDocument, release: string, rows: object): string {
  const { cycle, number, phase, issued, marks, source } = document;
  const of = { format, release, cycle: cycle.code, number, phase, issued, marks, citation: source.citation };
  return `${JSON.stringify({ ...of, ...(inOrder(rows) as object) }, null, 2)}\n`;
}

/** Names in alphabetical order: a document that was read back has other ones than the one that was assembled. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]));
}

/** As a matrix file has it: empty where there are no data. */
export function writeCell({ kind, value }: Pick<ReleaseDocument['scores'][number], 'kind' | 'value'>): string {
  if (kind === 'score' && value !== null) return CELL[`${value}`];
  return kind === 'not-asked' ? 'N/A' : '';
}

/** A printed decimal as a machine reads it. */
export function plain(decimal: string | null | undefined): string | null {
  return decimal?.replace('−', '-') ?? null;
}

export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((fields) => csvLine(fields.map((field) => shield(String(field ?? ''))))).join('');
}

/** What a spreadsheet would run as a formula is quoted; a score and a negative figure stay what they are. */
function shield(text: string): string {
  return /^(?:[=@\t\r]|[+-](?!\d+(?:\.\d+)?$))/.test(text) ? `'${text}` : text;
}
