import { SaveEntry } from '@signatory/contract';
import type { Entry } from '@signatory/domain';
import type { ReportSource } from './report-source.js';

export interface ReadReport {
  /** Null where the file could not be read at all. */
  readonly source: ReportSource | null;
  readonly faults: readonly string[];
}

/** Reads `{"member": "CA", "entries": {"i1_unit": {"value": "operating", …}}}`; an entry is what the API takes. */
export function reportFromJson(text: string): ReadReport {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { source: null, faults: [`not JSON: ${error instanceof Error ? error.message : String(error)}.`] };
  }
  if (!isRecord(data)) return { source: null, faults: ['an object is needed: {"member": "CA", "entries": {…}}.'] };
  const { member = '', entries } = data;
  const faults: string[] = Object.keys(data)
    .filter((key) => key !== 'member' && key !== 'entries')
    .map((key) => `/${escape(key)}: unknown. A report has "member" and "entries".`);
  if (typeof member !== 'string') faults.push('/member: write the code as text: "CA".');
  if (!isRecord(entries))
    return { source: null, faults: [...faults, '/entries: an object is needed, with one entry for each indicator.'] };
  const read: [string, Entry][] = [];
  for (const [indicator, entry] of Object.entries(entries)) {
    const result = readEntry(entry);
    if ('entry' in result) read.push([indicator, result.entry]);
    else faults.push(...result.faults.map((fault) => `/entries/${escape(indicator)}${fault}`));
  }
  const report = { member: typeof member === 'string' ? member : '', entries: Object.fromEntries(read) };
  return { source: { report, rows: new Map() }, faults };
}

function readEntry(entry: unknown): { entry: Entry } | { faults: string[] } {
  if (!isRecord(entry)) return { faults: [': an object is needed, like {"value": "operating"}.'] };
  const value: unknown = entry['value'] ?? null;
  if (typeof value === 'number') {
    return { faults: [`/value: a figure is written as text, so that no digit is lost. Write "${value}" in quotes.`] };
  }
  const parsed = SaveEntry.safeParse({ ...entry, value });
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(
        ({ path, message }) => `${path.map((part) => `/${escape(String(part))}`).join('')}: ${message}.`,
      ),
    };
  }
  const { narrative, reason, cells, observation, currency, status, evidence } = parsed.data;
  return {
    entry: {
      status,
      value: parsed.data.value,
      evidence: evidence.map(withoutUndefined),
      ...withoutUndefined({ reason, cells, observation, currency }),
      ...(narrative
        ? { narrative: { original: narrative.language, texts: { [narrative.language]: { text: narrative.text } } } }
        : {}),
    },
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
