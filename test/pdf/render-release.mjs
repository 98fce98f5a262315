// Renders every file of a release in a process of its own and prints their hashes; the release comes on standard input.
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { planFiles } from '@signatory/contract';
import { renderReleaseFile } from '@signatory/pdf';

const { document, languages, hash } = JSON.parse(await text(process.stdin));
const hashes = {};
for (const file of planFiles(document, languages)) {
  if (file.product === 'document') continue;
  const content = await renderReleaseFile(document, file, hash);
  hashes[file.path] = createHash('sha256').update(content).digest('hex');
}
process.stdout.write(JSON.stringify(hashes));
