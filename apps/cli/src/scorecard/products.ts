import {
  CITATION_FORMS,
  citationPath,
  citeRelease,
  citeSources,
  planFiles,
  referencesPath,
  type PlannedFile,
  type ReleaseDocument,
} from '@signatory/contract';
import { messages, type Say } from '@signatory/texts';
import { choose } from '../command.js';
import { CommandFault } from '../io.js';

const PRODUCTS = {
  report: 'report',
  summary: 'summary',
  workbook: 'workbook',
  scores: 'scores-csv',
  tables: 'tables-csv',
  reasons: 'reasons-csv',
  actions: 'actions-csv',
  replies: 'replies-csv',
} as const;
type Product = keyof typeof PRODUCTS;

interface Wanted {
  readonly product?: string | undefined;
  readonly member?: string | undefined;
  readonly pillar?: string | undefined;
  readonly commitment?: string | undefined;
}

/** The one file that is asked for. Throws a `CommandFault` for two at once, and for what the document has not. */
export function chooseFile(document: ReleaseDocument, wanted: Wanted, out: string, language: string): PlannedFile {
  const say = messages(language);
  const asked = Object.entries(wanted).filter(([, value]) => value !== undefined);
  if (asked.length > 1) {
    const options = asked.map(([option]) => `--${option}`).join(say('join.comma'));
    throw new CommandFault([say('commandLine.oneAtATime', { options })]);
  }
  const { plan } = document;
  const about = (wanted.member !== undefined && {
    product: 'member-scorecard',
    code: find('member', wanted.member, plan.members, say),
  }) ||
    (wanted.pillar !== undefined && {
      product: 'pillar-scorecard',
      code: find('pillar', wanted.pillar, plan.pillars, say),
    }) ||
    (wanted.commitment !== undefined && {
      product: 'commitment-sheet',
      code: find('commitment', wanted.commitment, titled(document), say),
    }) || { product: PRODUCTS[productOf(wanted.product, out, say)], code: null };
  const found = planFiles(document, [language]).find(
    ({ product, member, item }) => product === about.product && (member ?? item) === about.code,
  );
  if (!found) throw new CommandFault([say('commandLine.nothing', { product: about.product })]);
  const ending = found.path.slice(found.path.lastIndexOf('.'));
  const given = /\.(pdf|xlsx|csv)$/i.exec(out)?.[0].toLowerCase() ?? ending;
  if (given !== ending) throw new CommandFault([say('commandLine.out.ending', { given: out, ending })]);
  return found;
}

/** References that a file's ending asks for: how the report is cited, or with `--product references` what it cites. */
export function chooseReferences(
  document: ReleaseDocument,
  { product, ...about }: Wanted,
  out: string,
  language: string,
): Uint8Array | undefined {
  const say = messages(language);
  const form = CITATION_FORMS.find((each) => out.toLowerCase().endsWith(`.${each.form}`));
  const asked = Object.entries(about).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (product !== 'references')
    return form && product === undefined && asked.length === 0
      ? Buffer.from(form.write([citeRelease(document, language)]))
      : undefined;
  if (!form) throw new CommandFault([say('commandLine.references.ending', { given: out })]);
  const other = asked.find((option) => option !== 'commitment');
  if (other !== undefined) throw new CommandFault([say('commandLine.references.about', { option: other })]);
  const { commitment } = about;
  const code = commitment === undefined ? undefined : find('commitment', commitment, titled(document), say);
  const citations = citeSources(document, language, document.plan.commitments.find((each) => each.code === code)?.id);
  if (citations.length === 0) throw new CommandFault([say('commandLine.references.none')]);
  return Buffer.from(form.write(citations));
}

/** How the report is cited, and what it cites, in each form, with the path of each. */
export function allReferences(document: ReleaseDocument, language: string): { path: string; content: Uint8Array }[] {
  const sources = citeSources(document, language);
  return [
    { pathOf: citationPath, citations: [citeRelease(document, language)] },
    ...(sources.length > 0 ? [{ pathOf: referencesPath, citations: sources }] : []),
  ].flatMap(({ pathOf, citations }) =>
    CITATION_FORMS.map((form) => ({ path: pathOf(form), content: Buffer.from(form.write(citations)) })),
  );
}

/** Everything but what only a frozen release has, with the path of each: documents in each language, workbooks and tables. */
export function allFiles(
  document: ReleaseDocument,
  languages: readonly string[],
): { file: PlannedFile; path: string }[] {
  const taken = new Set<string>();
  return planFiles(document, languages)
    .filter(({ path }) => !path.endsWith('.json'))
    .map((file) => {
      const path = safePath(file, taken);
      taken.add(path.toLowerCase());
      return { file, path };
    });
}

/** Codes of a matrix are free words: none of them leads out of the folder, or makes one. */
function safePath({ path, member, item }: PlannedFile, taken: ReadonlySet<string>): string {
  const code = member ?? item;
  if (code === null) return path;
  const [start, end] = [path.slice(0, path.length - `${code}.pdf`.length), '.pdf'];
  const name = code.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '-') || '-';
  for (let times = 1; ; times += 1) {
    const safe = `${start}${name}${times === 1 ? '' : `-${times}`}${end}`;
    if (!taken.has(safe.toLowerCase())) return safe;
  }
}

function productOf(given: string | undefined, out: string, say: Say): Product {
  if (given !== undefined) return choose('product', given, Object.keys(PRODUCTS) as [Product, ...Product[]], say);
  if (/\.xlsx$/i.test(out)) return 'workbook';
  return /\.csv$/i.test(out) ? 'scores' : 'report';
}

function titled({ plan }: ReleaseDocument): Named[] {
  return plan.commitments.map(({ code, title }) => ({ code, name: title }));
}

type Named = Pick<ReleaseDocument['plan']['members'][number], 'code' | 'name'>;

function find(option: string, wanted: string, entries: readonly Named[], say: Say): string {
  const names = entries.map(({ code, name }) => ({ code, names: Object.values(name.texts).map(({ text }) => text) }));
  const found = names.find(({ code, names: own }) => code === wanted || own.includes(wanted));
  if (found) return found.code;
  const all = names.map(({ code, names: [first] }) => (option === 'member' ? (first ?? code) : code));
  const known = { count: all.length, list: all.join(say('join.comma')) };
  throw new CommandFault([say('commandLine.item', { option, given: wanted, ...known })]);
}
