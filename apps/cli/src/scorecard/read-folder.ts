import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { resultsOfRelease, type ReleaseChapter, type ReleaseDocument } from '@signatory/contract';
import { checkChapter, faultOf, faultWords, NO_SECTIONS, type PlacedFinding } from '@signatory/domain';
import { findUnprintable } from '@signatory/pdf';
import { sayFault, sayFaultWhole } from '@signatory/texts';
import { parseScorecard, type ParsedScorecard, type ScorecardFile } from '@signatory/plan';
import { printProblem, printWords } from '../files/print-problem.js';
import { readTextFile, type TextFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { placeInFile } from '../matrix/place-in-file.js';
import { readMatrixFile, type MatrixSource } from '../matrix/read-matrix-file.js';
import { readChapterFile, type ChapterFile, type ReadChapter } from './chapter-file.js';
import { checkReasons } from './check-reasons.js';
import { checkReferences } from './check-references.js';
import { chapterOf, documentOfFolder } from './document-of-folder.js';
import { hashFolder, type FolderFile } from './hash-folder.js';
import { placeInScorecard } from './place-in-scorecard.js';

export const SCORECARD_FILE = 'scorecard.yaml';

export interface FolderSource {
  readonly document: ReleaseDocument;
  readonly matrix: MatrixSource;
  /** What a reader should look at once more: figures in texts that look like results. */
  readonly warnings: readonly string[];
}

export async function isFolder(name: string, { folder }: Pick<Io, 'folder'>): Promise<boolean> {
  return stat(resolve(folder, name)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Reads a folder of matrix, texts and evidence to a release document. Throws a `CommandFault` with every fault of every
 * file, each with its line and cure.
 * @param languages those that will be printed: their texts are held against the fonts; faults are said in the first
 */
export async function readFolder(name: string, languages: readonly string[], io: Io): Promise<FolderSource> {
  const faults = new Faults();
  const [language = 'en'] = languages;
  const own = await readTextFile(join(name, SCORECARD_FILE), io, language);
  const parsed = parseScorecard(own.text, own.name);
  const errors = parsed.problems.filter(({ severity }) => severity === 'ERROR');
  faults.add(errors.map((error) => printProblem(error, language)));
  const scorecard = parsed.scorecard;
  if (!scorecard) throw new CommandFault(faults.lines);
  const open = { folder: name, parsed, language };
  await inside(open, SCORECARD_FILE, [], io);
  const matrix = await faults.trying(async () =>
    readMatrixFile(await inside(open, scorecard.matrix, ['matrix'], io), io, language),
  );
  if (!matrix) throw new CommandFault(faults.lines);
  faults.add(checkReferences(scorecard, matrix, parsed.locate, language));
  if (scorecard.method['disagreement'] !== undefined && errors.length > 0) throw new CommandFault(faults.lines);
  const bare = documentOfFolder(scorecard, matrix);
  faults.add(doubleCodes(bare, language));
  const files = await readChapters(open, { scorecard, bare, matrix }, faults, io);
  const source = {
    ...bare.source,
    folder: hashFolder([own, matrix, ...files.map(({ file }) => file)].map(placed(name))),
  };
  const document = { ...bare, ...chaptersOf(scorecard, bare, files), source };
  const warnings = [
    ...checkNumbers(document, { scorecard, files, language }, faults),
    ...checkReasons(document, { scorecard, matrix, parsed }, language),
  ];
  for (const printed of languages)
    for (const unprintable of findUnprintable(document, printed))
      faults.add([
        placeInScorecard(unprintable, { document, scorecard, matrix, parsed, files }, language) ??
          `${placeInFile(matrix, document, unprintable.place, language)}: ${unprintable.say(language)}`,
      ]);
  if (faults.lines.length > 0) throw new CommandFault(faults.lines);
  const told = parsed.problems
    .filter(({ severity }) => severity === 'WARNING')
    .map((problem) => printProblem(problem, language));
  return { document, matrix, warnings: [...told, ...warnings] };
}

/** Faults in the order they are found, each once. */
class Faults {
  private readonly found = new Set<string>();

  get lines(): string[] {
    return [...this.found];
  }

  add(lines: readonly string[]): void {
    for (const line of lines) this.found.add(line);
  }

  /** What a step gives, or null and its faults. */
  async trying<T>(step: () => Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
      this.add(error.lines);
      return null;
    }
  }
}

/** A file that was read, by its path from the folder. */
function placed(folder: string): (file: Pick<TextFile, 'name' | 'bytes'>) => FolderFile {
  return ({ name, bytes }) => ({ path: relative(folder, name).replaceAll(sep, '/'), bytes });
}

interface OpenFolder {
  readonly folder: string;
  readonly parsed: ParsedScorecard;
  /** In which its faults are said. */
  readonly language: string;
}

/** A path of the folder; one that leads out of it, also by a link, is a fault. */
async function inside(
  { folder, parsed, language }: OpenFolder,
  path: string,
  place: (string | number)[],
  io: Pick<Io, 'folder'>,
): Promise<string> {
  const inner = normalize(path);
  if (!leadsOut(inner) && !leadsOut(await followLinks(resolve(io.folder, folder), inner))) return join(folder, inner);
  throw new CommandFault([printWords(parsed.locate(place), faultWords('scorecard.outside', { path }), language)]);
}

function leadsOut(path: string): boolean {
  return isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`);
}

/** Where a path of a folder leads, from there; as it stands where nothing is: whoever reads it says so. */
async function followLinks(folder: string, path: string): Promise<string> {
  try {
    return relative(await realpath(folder), await realpath(join(folder, path)));
  } catch {
    return path;
  }
}

async function readChapters(
  open: OpenFolder,
  from: { scorecard: ScorecardFile; bare: ReleaseDocument; matrix: MatrixSource },
  faults: Faults,
  io: Io,
): Promise<ReadChapter[]> {
  const { scorecard, bare, matrix } = from;
  const columns = matrix.matrix.matrix.members;
  const members = bare.plan.members.map(({ code, name, abbreviation }, at) => ({
    code,
    names: [columns[at]?.name ?? code, abbreviation, ...Object.values(name.texts).map(({ text }) => text)],
  }));
  const read: ReadChapter[] = [];
  for (const { id } of bare.plan.commitments)
    for (const [language, path] of Object.entries(scorecard.commitments[id]?.chapter ?? {})) {
      const place = ['commitments', id, 'chapter'];
      const file = await faults.trying(async () =>
        readChapterFile(
          await readTextFile(await inside(open, path, place, io), io, open.language),
          members,
          open.language,
        ),
      );
      if (!file) continue;
      faults.add(file.faults);
      read.push({ commitment: id, language, file });
    }
  return read;
}

function chaptersOf(
  scorecard: ScorecardFile,
  { plan }: ReleaseDocument,
  files: readonly ReadChapter[],
): { chapters?: ReleaseChapter[] } {
  const chapters = plan.commitments.flatMap(({ id }) => {
    const own = files.filter(({ commitment }) => commitment === id);
    const texts = Object.fromEntries(own.map(({ language, file }) => [language, file.sections]));
    const told = own.length > 0 || Object.keys(scorecard.commitments[id]?.scores ?? {}).length > 0;
    // A commitment whose scores have reasons has its place in the report, also where nobody wrote a chapter.
    const whole = own.length > 0 ? texts : { [scorecard.language]: { ...NO_SECTIONS } };
    return told ? [chapterOf(scorecard, id, whole as ReleaseChapter['texts'])] : [];
  });
  return chapters.length > 0 ? { chapters } : {};
}

/** Results in the chapters against the tables: contradictions are faults, look-alikes are told. */
function checkNumbers(
  document: ReleaseDocument,
  from: { scorecard: ScorecardFile; files: readonly ReadChapter[]; language: string },
  faults: Faults,
): string[] {
  const { scorecard, files, language: told } = from;
  const check = {
    results: resultsOfRelease(document),
    references: new Set(Object.keys(scorecard.evidence)),
    voided: new Set<string>(),
    addresses: new Map<string, string>(),
    isHidden: () => false,
    isOther: () => false,
    members: document.plan.members.map(({ code }) => code),
  };
  const warnings: string[] = [];
  for (const { commitment, language, file } of files)
    for (const finding of checkChapter({ chapter: commitment, language, sections: file.sections }, check)) {
      if (finding.kind === 'look-alike') warnings.push(tell(file, finding, told));
      else faults.add([tell(file, finding, told)]);
    }
  return warnings;
}

/** Where in its section it stands is said by the line of the file. */
const PLACE_IN_SECTION = /^.*?\d+[^:：]*[:：]\s*/u;

function tell(file: ChapterFile, finding: PlacedFinding, language: string): string {
  // Of a file there is nothing to choose: a result is written as a mark.
  const words =
    finding.kind === 'look-alike' ? faultWords('scorecard.look-alike', { text: finding.text }) : faultOf(finding).words;
  const { message, cure } = sayFault(language, words);
  const line = file.lineOf(finding.section, finding.offset);
  return `${file.name}:${line}: ${message.replace(PLACE_IN_SECTION, '')}\n  → ${cure}`;
}

function doubleCodes({ plan }: ReleaseDocument, language: string): string[] {
  const codes = plan.members.map(({ code }) => code);
  const twice = new Set(codes.filter((code, at) => codes.indexOf(code) < at));
  return [...twice].map((code) =>
    sayFaultWhole(language, faultWords('scorecard.members-code', { code, file: SCORECARD_FILE })),
  );
}
