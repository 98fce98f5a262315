import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { releaseFromMatrix, type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import { findContradictions } from '@signatory/domain';
import { findUnprintable, FontFault, ReleasePrinter, useFonts } from '@signatory/pdf';
import { messages, type Say } from '@signatory/texts';
import { choose, defineCommand, languageIn } from '../command.js';
import { explain } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { placeInFile } from '../matrix/place-in-file.js';
import { readDisagreement } from '../matrix/rescoring.js';
import { readMatrixFile, type MatrixSource } from '../matrix/read-matrix-file.js';
import { allFiles, allReferences, chooseFile, chooseReferences } from '../scorecard/products.js';
import { marksOf } from '../scorecard/marks.js';
import { isFolder, readFolder, SCORECARD_FILE } from '../scorecard/read-folder.js';
import { SOFTWARE } from '../scorecard/software.js';

const LANGUAGES = ['en', 'fr', 'de', 'it', 'ja'] as const;

export const scorecard = defineCommand({
  help: `signatory scorecard MATRIX.csv|FOLDER --out FILE [options]

Prints a score matrix, or a folder with a matrix, texts and evidence, as a compliance report and its shorter forms. The matrix is
described under "signatory score --help"; the folder holds ${SCORECARD_FILE}, described by config/schema/scorecard.schema.json, and
the files that it names. Every fault of every file is told at once, with its line and the cure.

  --out FILE                  what is written, .pdf, .xlsx or .csv; an older file there is replaced. With --all, a folder. A file
                              that ends in .bib, .ris or .json is how the report is cited: BibTeX, RIS, CSL-JSON
  --product NAME              report (without it), summary, workbook, or as CSV: scores, tables, and of a folder reasons (why this
                              score), actions, replies; references is what the report cites (with --commitment, on one), as .bib,
                              .ris or .json
  --member NAME               the scorecard of one member (its name in the file, or its code)
  --pillar CODE, --commitment CODE   the sheet of one pillar or commitment
  --all                       every one of these, in folders as a release has them
  --language en|fr|de|it|ja   of the product's own words, and of the folder's texts where they have it (en without it); several
                              with commas, with --all
  --paper A4|Letter           A4 without it
  --fonts FILE,FILE           TTF, OTF or TTC files for letters that the own fonts lack, such as Chinese or Korean ones

Of a matrix alone; a folder says them in ${SCORECARD_FILE}:
  --title TEXT                the title; without it, the file's name
  --date YYYY-MM-DD           the date on every page; without it the pages carry none
  --phase final|interim       final without it
  --source TEXT, --url URL    who published the scores: printed on every page
  --illustrative              marks every page "Illustrative data"
  --draft                     marks every page "Draft"
  --na, --ties, --disagreement   as for "signatory score"

The same files with the same options give the same bytes.

Exit status: 0; 1 if published figures contradict the cells (the file is written, the contradictions are listed); 2 if the input or
the command cannot be read.
`,
  operands: ['MATRIX.csv|FOLDER'],
  options: {
    out: { type: 'string' },
    product: { type: 'string' },
    member: { type: 'string' },
    pillar: { type: 'string' },
    commitment: { type: 'string' },
    all: { type: 'boolean' },
    title: { type: 'string' },
    date: { type: 'string' },
    phase: { type: 'string' },
    source: { type: 'string' },
    url: { type: 'string' },
    illustrative: { type: 'boolean' },
    draft: { type: 'boolean' },
    language: { type: 'string' },
    paper: { type: 'string' },
    fonts: { type: 'string' },
    na: { type: 'string' },
    ties: { type: 'string' },
    disagreement: { type: 'string' },
  },
  async run({ all, member, pillar, commitment, product, ...options }, [name = ''], io) {
    const { out } = options;
    const say = messages(languageIn(['--language', options.language ?? 'en']));
    if (!out) throw new CommandFault([say('commandLine.out.missing')]);
    const languages = (options.language ?? 'en').split(',').map((each) => choose('language', each, LANGUAGES, say));
    if (languages.length > 1 && !all) throw new CommandFault([say('commandLine.languages')]);
    const paper = choose('paper', options.paper, ['A4', 'Letter'], say);
    addFonts(options.fonts, io);
    if (resolve(io.folder, out) === resolve(io.folder, name)) throw new CommandFault([say('commandLine.out.input')]);
    const source = (await isFolder(name, io))
      ? await readFolder(name, languages, refuseMatrixOptions(options, say, io))
      : await readMatrixAlone(name, options, languages, io);
    for (const warning of source.warnings) io.err(`${warning}\n`);
    const wanted = { product, member, pillar, commitment };
    const single = Object.entries(wanted).flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`]));
    if (all && single.length > 0)
      throw new CommandFault([say('commandLine.all', { options: single.join(say('join.comma')) })]);
    const [language = 'en'] = languages;
    const printer = new ReleasePrinter(source.document, undefined, paper);
    const print = (file: PlannedFile, to: string): Output => ({ to, make: () => printer.bytes(file) });
    const cite = (content: Uint8Array, to: string): Output => ({ to, make: () => Promise.resolve(content) });
    const references = all ? undefined : chooseReferences(source.document, wanted, out, language);
    const outputs = all
      ? [
          ...allFiles(source.document, languages).map(({ file, path }) => print(file, join(out, path))),
          ...allReferences(source.document, language).map(({ path, content }) => cite(content, join(out, path))),
        ]
      : [references ? cite(references, out) : print(chooseFile(source.document, wanted, out, language), out)];
    for (const { to, make } of outputs) {
      const path = resolve(io.folder, to);
      const content = await make();
      if (all) await mkdir(dirname(path), { recursive: true });
      await write(path, content, language);
      io.out(`${to}\n`);
    }
    return reportContradictions(source, language, io);
  },
});

function addFonts(paths: string | undefined, io: Io): void {
  try {
    useFonts((paths?.split(',') ?? []).map((path) => resolve(io.folder, path.trim())));
  } catch (error) {
    if (error instanceof FontFault) throw new CommandFault([`--fonts: ${error.message}`]);
    throw error;
  }
}

/** A file that is written, once it is made. */
interface Output {
  readonly to: string;
  make(): Promise<Uint8Array>;
}

interface Source {
  readonly document: ReleaseDocument;
  readonly matrix: MatrixSource;
  readonly warnings: readonly string[];
}

interface MatrixOptions {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly phase?: string | undefined;
  readonly source?: string | undefined;
  readonly url?: string | undefined;
  readonly illustrative?: boolean | undefined;
  readonly draft?: boolean | undefined;
  readonly na?: string | undefined;
  readonly ties?: string | undefined;
  readonly disagreement?: string | undefined;
}

const OF_MATRIX = [
  'title',
  'date',
  'phase',
  'source',
  'url',
  'illustrative',
  'draft',
  'na',
  'ties',
  'disagreement',
] as const;

/** What a folder says itself is not said twice. */
function refuseMatrixOptions(options: MatrixOptions, say: Say, io: Io): Io {
  const given = OF_MATRIX.filter((option) => options[option] !== undefined);
  if (given.length === 0) return io;
  const named = given.map((option) => `--${option}`).join(say('join.comma'));
  throw new CommandFault([say('commandLine.ofFolder', { options: named, file: SCORECARD_FILE })]);
}

async function readMatrixAlone(
  name: string,
  options: MatrixOptions,
  languages: readonly string[],
  io: Io,
): Promise<Source> {
  const [language = 'en'] = languages;
  const say = messages(language);
  const na = choose('na', options.na, ['exclude', 'as-zero'], say);
  const ties = choose('ties', options.ties, ['competition', 'dense'], say);
  const phase = choose('phase', options.phase, ['final', 'interim'], say);
  const disagreement = readDisagreement(options.disagreement, language);
  const date = options.date === undefined ? null : readDay(options.date, say);
  if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url)) {
    throw new CommandFault([say('commandLine.url', { given: options.url })]);
  }
  const matrix = await readMatrixFile(name, io, language);
  const document = releaseFromMatrix({
    file: matrix.matrix,
    title: options.title ?? basename(name, extname(name)),
    language: 'en',
    issued: date && `${date}T00:00:00Z`,
    sha256: matrix.sha256,
    phase,
    marks: marksOf(options),
    citation: options.source ?? null,
    url: options.url ?? null,
    method: { na, ties },
    ...(disagreement && { disagreement }),
    software: SOFTWARE,
  });
  const unprintable = languages
    .flatMap((printed) => findUnprintable(document, printed))
    .map((error) => `${placeInFile(matrix, document, error.place, language)}: ${error.say(language)}`);
  if (unprintable.length > 0) throw new CommandFault([...new Set(unprintable)]);
  return { document, matrix, warnings: [] };
}

/** A day of the calendar: 30 February is none. */
function readDay(text: string, say: Say): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new CommandFault([say('commandLine.date', { given: text })]);
}

/** Whole or not at all: a file that could not be finished replaces nothing. */
async function write(path: string, content: Uint8Array, language: string): Promise<void> {
  const say = messages(language);
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandFault([say('commandLine.out.folder', { folder: dirname(path) })]);
    throw new CommandFault([`--out${say('join.colon')}${explain(error, path, language)}`]);
  }
}

function reportContradictions({ document, matrix }: Source, language: string, io: Io): 0 | 1 {
  const say = messages(language);
  const contradictions = findContradictions(matrix.matrix, document.method.na);
  for (const { commitment, field, published, computed } of contradictions) {
    const told = say('matrix.contradicted', {
      commitment,
      field,
      published: String(published),
      computed: computed === null ? 'none' : String(computed),
    });
    io.err(`${matrix.name}: ${told}\n`);
  }
  return contradictions.length > 0 ? 1 : 0;
}
