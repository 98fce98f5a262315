import { EVIDENCE_PARTS } from '@signatory/domain';

/**
 * The columns that carry something, by the names that stand in a file whatever its language. A base is what stood in
 * the column of the same name when the report was exported.
 */
export const CARRYING = ['value', 'status', 'reason', ...EVIDENCE_PARTS] as const;
export type CarryingColumn = (typeof CARRYING)[number];

/** Names that a row goes by. */
export const KEYS = ['member', 'cycle', 'indicator', 'field', 'version'] as const;

/** Columns for the reader alone. */
export const SHOWN = ['label', 'question', 'definition', 'unit', 'previous', 'finding'] as const;

/** How many columns that nobody knows are told one by one. */
const STRANGE_COLUMNS = 20;

/** What older files and hands write for some of the names. */
const ALIASES: Readonly<Record<string, string>> = { cell: 'field', answer: 'value', comment: 'reason' };

/** Where the columns of a table stand. */
export interface Columns {
  readonly row: number;
  readonly member: number;
  readonly cycle: number;
  readonly indicator: number;
  readonly field: number;
  readonly version: number;
  readonly carrying: readonly { readonly name: CarryingColumn; readonly at: number; readonly base: number }[];
  readonly titles: readonly string[];
}

export interface HeaderFault {
  readonly code: 'header.missing' | 'header.twice' | 'header.unknown';
  readonly column: string;
}

/** Reads a row as the header; null where it is none. `faults` are told with the row; `unread` are columns that nobody knows beyond them. */
export function readColumns(
  row: number,
  texts: readonly (string | undefined)[],
): { readonly columns: Columns; readonly faults: readonly HeaderFault[]; readonly unread: number } | null {
  const names = texts.map((text) => nameOf(text ?? ''));
  if (!names.includes('indicator')) return null;
  const at = (name: string): number => names.indexOf(name);
  const carrying = CARRYING.filter((name) => at(name) >= 0).map((name) => ({
    name,
    at: at(name),
    base: at(name === 'value' ? 'base' : `base.${name}`),
  }));
  const told: HeaderFault[] = names.flatMap((name, place): HeaderFault[] => {
    if (name === '') return [];
    if (!isKnown(name)) return [{ code: 'header.unknown', column: (texts[place] ?? '').trim() }];
    return names.indexOf(name) === place ? [] : [{ code: 'header.twice', column: name }];
  });
  const { faults, unread } = shorten(told);
  for (const column of missingFrom(at)) faults.push({ code: 'header.missing', column });
  return {
    columns: {
      row,
      member: at('member'),
      cycle: at('cycle'),
      indicator: at('indicator'),
      field: at('field'),
      version: at('version'),
      carrying,
      titles: texts.map((text) => (text ?? '').trim()),
    },
    faults,
    unread,
  };
}

/** An exported file has beside each answer what stood there: where only that is left, or the names of its fields are not, answers would be lost unseen. */
function missingFrom(at: (name: string) => number): string[] {
  const baseOf = (name: string): string => (name === 'value' ? 'base' : `base.${name}`);
  const isExported = CARRYING.some((name) => at(baseOf(name)) >= 0);
  const lost = CARRYING.filter((name) => at(name) < 0 && at(baseOf(name)) >= 0);
  if (isExported) return at('field') < 0 ? ['field', ...lost] : lost;
  return CARRYING.some((name) => at(name) >= 0) ? [] : ['value'];
}

// A file of a thousand strange columns would crowd out what matters; the rest are counted, not kept quiet.
function shorten(told: readonly HeaderFault[]): { readonly faults: HeaderFault[]; readonly unread: number } {
  const strange = told.filter(({ code }) => code === 'header.unknown');
  const rest = new Set(strange.slice(STRANGE_COLUMNS));
  return { faults: told.filter((fault) => !rest.has(fault)), unread: rest.size };
}

function nameOf(text: string): string {
  const name = text.replaceAll('\u00a0', ' ').trim().toLowerCase();
  if (name.startsWith('base.')) return `base.${nameOf(name.slice(5))}`;
  return ALIASES[name] ?? CARRYING.find((each) => each.toLowerCase() === name) ?? name;
}

function isKnown(name: string): boolean {
  const plain = name.startsWith('base.') ? name.slice(5) : name;
  return name === 'base' || [...KEYS, ...SHOWN, ...CARRYING].some((known) => known === plain);
}
