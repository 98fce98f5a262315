import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { message, messages } from '@signatory/texts';
import { wideEncodingOf } from '@signatory/workbook';
import { CommandFault, type Io } from '../io.js';

/** Files for the command line are tables and plans that people write: larger ones are taken for a mistake. */
const LARGEST = 20 * 1024 * 1024;

/** How files begin that hold no text, whatever their name. */
const OTHERS = (
  [
    ['\x89PNG', 'picture'],
    ['\xff\xd8\xff', 'picture'],
    ['GIF8', 'picture'],
    ['II*\0', 'picture'],
    ['MM\0*', 'picture'],
    ['%PDF-', 'pdf'],
    ['\xd0\xcf\x11\xe0', 'old'],
    ['PK\x03\x04', 'archive'],
    ['\x1f\x8b', 'archive'],
  ] as const
).map(([head, is]) => [Buffer.from(head, 'latin1'), is] as const);

export interface TextFile {
  /** As the caller wrote it. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Reads a UTF-8 file, a byte-order mark left off. Throws `CommandFault` with the place and the cure, in a language. */
export async function readTextFile(name: string, { folder }: Pick<Io, 'folder'>, language = 'en'): Promise<TextFile> {
  const path = await findFile(name, { folder }, language);
  const bytes = await readFile(path).catch((error: unknown) => fail(error, name, path, language));
  return { name, bytes, text: decode(bytes, name, language) };
}

/** The path of a file that is there, and not too large. Throws `CommandFault` with the place and the cure. */
export async function findFile(name: string, io: Pick<Io, 'folder'>, language = 'en'): Promise<string> {
  const { path, size } = await locateFile(name, io, language);
  if (size > LARGEST) {
    const sizes = { bytes: String(size), most: String(LARGEST) };
    throw new CommandFault([`${name}${join(language)}${message(language, 'textFile.large', sizes)}`]);
  }
  return path;
}

/** A file that is there, of any size in bytes. Throws `CommandFault` with the place and the cure. */
export async function locateFile(
  name: string,
  { folder }: Pick<Io, 'folder'>,
  language = 'en',
): Promise<{ readonly path: string; readonly size: number }> {
  const path = resolve(folder, name);
  const found = await stat(path).catch((error: unknown) => fail(error, name, path, language));
  if (found.isDirectory()) fail({ code: 'EISDIR' }, name, path, language);
  return { path, size: found.size };
}

function fail(error: unknown, name: string, path: string, language: string): never {
  throw new CommandFault([`${name}${join(language)}${explain(error, path, language)}`]);
}

function join(language: string): string {
  return message(language, 'join.colon');
}

function decode(bytes: Buffer, name: string, language: string): string {
  const say = messages(language);
  const other = OTHERS.find(([head]) => bytes.subarray(0, head.length).equals(head));
  if (other) throw new CommandFault([`${name}: ${say('textFile.kind', { is: other[1] })}`]);
  if (wideEncodingOf(bytes)) throw new CommandFault([`${name}: ${say('textFile.wide')}`]);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul < 0) return text;
    throw new CommandFault([`${name}: ${say('textFile.line', { line: lineOf(text, nul) })}${say('textFile.nul')}`]);
  } catch (error) {
    if (error instanceof CommandFault) throw error;
    const place = say('textFile.line', { line: firstBadLine(bytes) });
    throw new CommandFault([`${name}: ${place}${say('textFile.encoding')}`]);
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Where the replacement character first appears that was not in the bytes. */
function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  const bad = lines.findIndex(
    (line) => !Buffer.from(Buffer.from(line, 'latin1').toString('utf8'), 'utf8').equals(Buffer.from(line, 'latin1')),
  );
  return bad + 1;
}

/** A failure of the file system in words. */
export function explain(error: unknown, path: string, language = 'en'): string {
  const say = messages(language);
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return say('textFile.missing', { path });
    case 'EISDIR':
      return say('textFile.isFolder', { path });
    case 'ENOTDIR':
      return say('textFile.noFolder', { path });
    case 'EACCES':
    case 'EPERM':
      return say('textFile.forbidden', { path });
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
