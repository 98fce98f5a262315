import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { releaseFromMatrix, type ReleaseDocument } from '@signatory/contract';
import { findContradictions } from '@signatory/domain';
import { PdfTextError, renderMemberScorecard, renderReport } from '@signatory/pdf';
import { choose, defineCommand } from '../command.js';
import { explain } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { placeInFile } from '../matrix/place-in-file.js';
import { readDisagreement } from '../matrix/rescoring.js';
import { readMatrixFile, type MatrixSource } from '../matrix/read-matrix-file.js';

export const scorecard = defineCommand({
  help: `signatory scorecard MATRIX.csv --out FILE.pdf [options]

Prints a score matrix as a compliance report in PDF. The file is described under "signatory score --help".

  --out FILE.pdf              where the PDF is written; an older file there is replaced
  --member NAME               the two-page scorecard of one member (its name in the file, or its code) instead of the report
  --title TEXT                the title; without it, the file's name
  --date YYYY-MM-DD           the date on every page; without it the pages carry none
  --phase final|interim       final without it
  --source TEXT, --url URL    who published the scores: printed on every page
  --illustrative              marks every page "Illustrative data"
  --language en|fr|de|it|ja   of the product's own words; the file's stay as they are (en without it)
  --paper A4|Letter           A4 without it
  --na, --ties, --disagreement   as for "signatory score"

The same file with the same options gives the same bytes.

Exit status: 0; 1 if published figures contradict the cells (the PDF is written, the contradictions are listed); 2 if the file or
the command cannot be read.
`,
  operands: ['MATRIX.csv'],
  options: {
    out: { type: 'string' },
    member: { type: 'string' },
    title: { type: 'string' },
    date: { type: 'string' },
    phase: { type: 'string' },
    source: { type: 'string' },
    url: { type: 'string' },
    illustrative: { type: 'boolean' },
    language: { type: 'string' },
    paper: { type: 'string' },
    na: { type: 'string' },
    ties: { type: 'string' },
    disagreement: { type: 'string' },
  },
  async run(options, [name = ''], io) {
    if (!options.out) throw new CommandFault(['--out FILE.pdf is missing: say where the PDF shall be written.']);
    const language = choose('language', options.language, ['en', 'fr', 'de', 'it', 'ja']);
    const paper = choose('paper', options.paper, ['A4', 'Letter']);
    const na = choose('na', options.na, ['exclude', 'as-zero']);
    const ties = choose('ties', options.ties, ['competition', 'dense']);
    const phase = choose('phase', options.phase, ['final', 'interim']);
    const disagreement = readDisagreement(options.disagreement);
    const date = options.date === undefined ? null : readDay(options.date);
    if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url)) {
      throw new CommandFault([`--url is "${options.url}". Write an address that begins with https://.`]);
    }
    const path = resolve(io.folder, options.out);
    if (path === resolve(io.folder, name))
      throw new CommandFault(['--out would replace the matrix file. Name another file.']);
    const source = await readMatrixFile(name, io);
    const document = releaseFromMatrix({
      file: source.matrix,
      title: options.title ?? basename(name, extname(name)),
      language: 'en',
      issued: date && `${date}T00:00:00Z`,
      sha256: source.sha256,
      phase,
      marks: options.illustrative ? ['illustrative'] : [],
      citation: options.source ?? null,
      url: options.url ?? null,
      method: { na, ties },
      ...(disagreement && { disagreement }),
      software: { name: 'Signatory', version: readVersion() },
    });
    const member = options.member === undefined ? null : findMember(document, options.member);
    await write(path, await render(document, member, { language, paper }, source));
    io.out(`${options.out}\n`);
    return reportContradictions(source, na, io);
  },
});

/** A day of the calendar: 30 February is none. */
function readDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new CommandFault([`--date is "${text}". Write a day as year-month-day: 2026-06-13.`]);
}

function findMember({ plan }: ReleaseDocument, wanted: string): string {
  const names = plan.members.map(({ code, name }) => ({ code, name: name.texts[name.original]?.text ?? code }));
  const found = names.find(({ code, name }) => code === wanted || name === wanted);
  if (found) return found.code;
  throw new CommandFault([
    `--member is "${wanted}". The file's members are: ${names.map(({ name }) => name).join(', ')}.`,
  ]);
}

interface Printing {
  readonly language: string;
  readonly paper: 'A4' | 'Letter';
}

async function render(
  document: ReleaseDocument,
  member: string | null,
  printing: Printing,
  source: MatrixSource,
): Promise<Uint8Array> {
  try {
    return await (member === null
      ? renderReport(document, printing)
      : renderMemberScorecard(document, member, printing));
  } catch (error) {
    if (error instanceof PdfTextError)
      throw new CommandFault([`${placeInFile(source, document, error.place)}: ${error.fault}`]);
    throw error;
  }
}

/** Whole or not at all: a PDF that could not be finished replaces nothing. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandFault([`--out: there is no folder ${dirname(path)}. Make it, or name another.`]);
    throw new CommandFault([`--out: ${explain(error, path)}`]);
  }
}

function reportContradictions(source: MatrixSource, na: 'exclude' | 'as-zero', io: Io): 0 | 1 {
  const contradictions = findContradictions(source.matrix, na);
  for (const { commitment, field, published, computed } of contradictions) {
    io.err(
      `${source.name}: commitment ${commitment}: ${field} is ${published}, but the cells give ${computed ?? 'none'}.\n`,
    );
  }
  return contradictions.length > 0 ? 1 : 0;
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
