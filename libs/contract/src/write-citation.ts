import type { Citation } from './cite-release.js';

/** A form in which programs read a reference. */
export interface CitationForm {
  readonly form: 'json' | 'bib' | 'ris';
  readonly path: string;
  readonly mediaType: string;
  write(citation: Citation): string;
}

/** CSL-JSON, BibTeX and RIS. */
export const CITATION_FORMS: readonly CitationForm[] = [
  {
    form: 'json',
    path: 'citation.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: writeCsl,
  },
  { form: 'bib', path: 'citation.bib', mediaType: 'application/x-bibtex; charset=utf-8', write: writeBibtex },
  {
    form: 'ris',
    path: 'citation.ris',
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    write: writeRis,
  },
];

/** A publisher and its city: `Observatory of Ports (Geneva)`. */
function partPublisher(publisher: string | null): { readonly name: string | null; readonly place: string | null } {
  const [, name = publisher, place = null] = /^(.*\S)\s*\(([^()]+)\)$/u.exec(publisher ?? '') ?? [];
  return { name, place };
}

/** Citation Style Language 1.0.2: a list of one. */
function writeCsl({ key, title, language, kind, publisher, number, issued, address, notes }: Citation): string {
  const { name, place } = partPublisher(publisher);
  const item = {
    id: key,
    type: 'report',
    title,
    genre: kind,
    ...(name !== null && { publisher: name }),
    ...(place !== null && { 'publisher-place': place }),
    ...(number !== null && { number: String(number) }),
    ...(issued !== null && { issued: { 'date-parts': [issued.split('-').map(Number)] } }),
    ...(address !== null && { URL: address }),
    language,
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX knows no report without an author: the institution stands in for it where an entry is sorted. */
function writeBibtex({ key, title, language, kind, publisher, number, issued, address, notes }: Citation): string {
  const { name, place } = partPublisher(publisher);
  const [year, month] = issued?.split('-') ?? [];
  const fields: [string, string | null | undefined][] = [
    // In braces of its own: no style takes its capitals away.
    ['title', `{${escapeTex(title)}}`],
    ['type', escapeTex(kind)],
    ['institution', name === null ? null : escapeTex(name)],
    ['address', place === null ? null : escapeTex(place)],
    ['number', number === null ? null : String(number)],
    ['year', year],
    ['url', address],
    ['language', language],
    ['note', notes.length > 0 ? escapeTex(notes.join(' ')) : null],
    ['key', escapeTex(name ?? title)],
  ];
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}},`] : []));
  // A month is one of BibTeX's own words, without braces.
  const named = month === undefined ? [] : [`  month = ${MONTHS[Number(month) - 1]},`];
  return `@techreport{${key},\n${[...lines, ...named].join('\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Signs that TeX takes for its own. */
function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}$&#%_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);
}

/** Each tag on a line of its own, ended as the form says. */
function writeRis({ title, language, kind, publisher, number, issued, address, notes }: Citation): string {
  const { name, place } = partPublisher(publisher);
  const tags: [string, string | null | undefined][] = [
    ['TY', 'RPRT'],
    ['TI', title],
    ['M3', kind],
    ['PB', name],
    ['CY', place],
    ['IS', number === null ? null : String(number)],
    ['PY', issued?.slice(0, 4)],
    ['DA', issued?.replaceAll('-', '/')],
    ['UR', address],
    ['LA', language],
    ...notes.map((note): [string, string] => ['N1', note]),
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replaceAll(/\s+/g, ' ')}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}
