import type { Citation } from './citation.js';

/** A form in which programs read references. */
export interface CitationForm {
  readonly form: 'json' | 'bib' | 'ris';
  readonly mediaType: string;
  write(citations: readonly Citation[]): string;
}

/** CSL-JSON, BibTeX and RIS. */
export const CITATION_FORMS: readonly CitationForm[] = [
  {
    form: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: (citations) => `${JSON.stringify(citations.map(cslItem), null, 2)}\n`,
  },
  {
    form: 'bib',
    mediaType: 'application/x-bibtex; charset=utf-8',
    write: (citations) => citations.map(bibtexEntry).join('\n'),
  },
  {
    form: 'ris',
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    write: (citations) => citations.map(risEntry).join(''),
  },
];

/** The file of a release's own citation. */
export function citationPath({ form }: Pick<CitationForm, 'form'>): string {
  return `citation.${form}`;
}

/** The file of what a release cites. */
export function referencesPath({ form }: Pick<CitationForm, 'form'>): string {
  return `references.${form}`;
}

/** A publisher and its city: `Observatory of Ports (Geneva)`. */
function partPublisher(publisher: string | null): { readonly name: string | null; readonly place: string | null } {
  const [, name = publisher, place = null] = /^(.*\S)\s*\(([^()]+)\)$/u.exec(publisher ?? '') ?? [];
  return { name, place };
}

/** One item of the Citation Style Language 1.0.2. */
function cslItem(citation: Citation): object {
  const { type, key, title, language, kind, number, issued, accessed, pages, address, notes } = citation;
  const { name, place } = partPublisher(citation.publisher);
  const day = (date: string) => ({ 'date-parts': [date.split('-').map(Number)] });
  return {
    id: key,
    type,
    title,
    ...(kind !== undefined && { genre: kind }),
    ...(name !== null && { publisher: name }),
    ...(place !== null && { 'publisher-place': place }),
    ...(number != null && { number: String(number) }),
    ...(issued !== null && { issued: day(issued) }),
    ...(accessed != null && { accessed: day(accessed) }),
    ...(pages != null && { page: pages }),
    ...(address !== null && { URL: encodeAddress(address) }),
    // Of a title of which nobody says it: styles take what has none for English, and print « Décret Sur Les Ports ».
    language: language ?? 'und',
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** Signs that an address has no business with, and that would end the field it stands in. */
function encodeAddress(address: string): string {
  return address.replaceAll(/[{}\\\s"<>^`|]/g, encodeURIComponent);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX knows no report without an author: the institution stands in for it where an entry is sorted. */
function bibtexEntry(citation: Citation): string {
  const { type, key, title, language, kind, number, issued, accessed, pages, address, notes } = citation;
  const { name, place } = partPublisher(citation.publisher);
  const [year, month] = issued?.split('-') ?? [];
  const report = type === 'report';
  const fields: [string, string | null | undefined][] = [
    // In braces of its own: no style takes its capitals away.
    ['title', `{${escapeTex(title)}}`],
    ['type', kind && escapeTex(kind)],
    [report ? 'institution' : 'howpublished', name && escapeTex(name)],
    ['address', place && escapeTex(place)],
    ['number', number?.toString()],
    ['pages', pages && escapeTex(pages)],
    ['year', year],
    ['url', address && encodeAddress(address)],
    ['urldate', accessed],
    ['language', language],
    ['note', escapeTex(notes.join(' '))],
    ['key', escapeTex(name ?? title)],
  ];
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}},`] : []));
  // A month is one of BibTeX's own words, without braces.
  const named = month === undefined ? [] : [`  month = ${MONTHS[Number(month) - 1]},`];
  return `@${report ? 'techreport' : 'misc'}{${key},\n${[...lines, ...named].join('\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Signs that TeX takes for its own. */
function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}$&#%_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`).replaceAll(/\s+/g, ' ');
}

const RIS_TYPES: Readonly<Record<Citation['type'], string>> = { report: 'RPRT', webpage: 'ELEC', document: 'GEN' };

/** Each tag on a line of its own, ended as the form says. */
function risEntry(citation: Citation): string {
  const { type, key, title, language, kind, number, issued, accessed, pages, address, notes } = citation;
  const { name, place } = partPublisher(citation.publisher);
  const tags: [string, string | null | undefined][] = [
    ['TY', RIS_TYPES[type]],
    ['ID', key],
    ['TI', title],
    ['M3', kind],
    ['PB', name],
    ['CY', place],
    ['IS', number?.toString()],
    ['PY', issued?.slice(0, 4)],
    ['DA', issued?.replaceAll('-', '/')],
    ['Y2', accessed?.replaceAll('-', '/')],
    ['SP', pages],
    ['UR', address && encodeAddress(address)],
    ['LA', language],
    ...notes.map((note): [string, string] => ['N1', note]),
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replaceAll(/\s+/g, ' ')}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}
