// Renders every file of a release in a process of its own and prints their hashes; the release comes on standard input.
// Each by itself, or `together`: by one printer, the last file first.
import { createHash } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { planFiles } from '@signatory/contract';
import { ReleasePrinter, renderReleaseFile } from '@signatory/pdf';

const { document, languages, hash, together } = JSON.parse(await text(process.stdin));
const printer = new ReleasePrinter(document, hash);
const print = async (file) => {
  const sink = new PassThrough();
  const [content] = await Promise.all([buffer(sink), printer.write(file, sink)]);
  return content;
};
const files = planFiles(document, languages).filter(({ product }) => product !== 'document');
const hashes = new Map();
for (const file of together ? files.toReversed() : files) {
  const content = together ? await print(file) : await renderReleaseFile(document, file, hash);
  hashes.set(file.path, createHash('sha256').update(content).digest('hex'));
}
process.stdout.write(JSON.stringify(Object.fromEntries(files.map(({ path }) => [path, hashes.get(path)]))));
