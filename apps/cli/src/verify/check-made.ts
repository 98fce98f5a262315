import { readFile } from 'node:fs/promises';
import { planFiles } from '@signatory/contract';
import { LANGUAGES } from '@signatory/texts';
import { sha256 } from '@signatory/proof';
import type { Io } from '../io.js';
import { readFolder } from '../scorecard/read-folder.js';
import { infoOf } from './check-alone.js';
import { fault, note, ok, type Finding } from './findings.js';

/**
 * Whether a file of `signatory scorecard FOLDER` is what the folder makes: the hash of the folder's files, as the file names it,
 * and the file itself, made once more. Throws a `CommandFault` where the folder has faults.
 */
export async function checkMade(
  { name, path }: { readonly name: string; readonly path: string },
  folder: string,
  io: Io,
): Promise<Finding[]> {
  const { ReleasePrinter } = await import('@signatory/pdf');
  const bytes = await readFile(path);
  const text = bytes.toString('latin1');
  const ending = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? '';
  // A PDF says its language and shows its paper; of others every language is tried.
  const spoken = /\/Type \/Catalog[^>]*?\/Lang \((\w+)\)/.exec(text)?.[1];
  const languages = ending === '.pdf' && spoken !== undefined ? [spoken] : [...LANGUAGES];
  const paper = /\/MediaBox \[0 0 612 792\]/.test(text) ? 'Letter' : 'A4';
  const { document } = await readFolder(folder, languages, io);
  const hash = document.source.folder?.sha256 ?? '';
  const named = infoOf(bytes, 'SignatoryFolder');
  const findings = [
    ...(named === null ? [note(name, 'it names no folder')] : []),
    ...(named === hash ? [ok(folder, `its files have the hash that ${name} names, ${hash}`)] : []),
    ...(named !== null && named !== hash
      ? [fault(folder, `its files have the hash ${hash}, and ${name} names ${named}: a file of it is another`)]
      : []),
  ];
  const printer = new ReleasePrinter(document, undefined, paper);
  for (const file of planFiles(document, languages))
    if (file.path.endsWith(ending) && sha256(await printer.bytes(file)) === sha256(bytes))
      return [...findings, ok(name, `made again from the folder (${file.path}), byte for byte the same`)];
  return [
    ...findings,
    fault(name, 'nothing that the folder makes has its bytes'),
    note('rendering', `here with node ${process.version}, ${process.arch}; another version may give other bytes`),
  ];
}
