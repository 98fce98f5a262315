import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { DOCUMENT_PATH, planFiles, type ReleaseDocument, type ReleaseManifest } from '@signatory/contract';
import { fault, note, ok, type Finding } from './findings.js';

/**
 * Makes the files of a release once more from its document, and holds their bytes against the manifest. `wanted` are the
 * paths to make. The same lock file and the same architecture give the same bytes; of others that is not promised.
 */
export async function renderAgain(
  document: ReleaseDocument,
  manifest: ReleaseManifest,
  wanted: ReadonlySet<string>,
): Promise<Finding[]> {
  // PDFs are large machinery: only who asks for it waits for it to load.
  const { ReleasePrinter } = await import('@signatory/pdf');
  const printer = new ReleasePrinter(document, manifest.release);
  const languages = [...new Set(manifest.files.flatMap(({ path }) => /^pdf\/([\w-]+)\//.exec(path)?.[1] ?? []))];
  const planned = new Map(planFiles(document, languages).map((file) => [file.path, file]));
  const findings: Finding[] = [];
  for (const { path, sha256: expected } of manifest.files) {
    if (path === DOCUMENT_PATH || !wanted.has(path)) continue;
    const file = planned.get(path);
    const hash = file && (await hashWritten((sink) => printer.write(file, sink)));
    if (hash === expected) findings.push(ok(path, 'made again from the document, byte for byte the same'));
    else if (file) findings.push(fault(path, 'made again from the document, its bytes differ'));
    else findings.push(fault(path, 'this version makes no such file from the document'));
  }
  const here = `node ${process.version}, ${process.arch}`;
  const there = manifest.renderers.map(
    ({ name, version, node, architecture }) => `${name} ${version} (node ${node}, ${architecture})`,
  );
  return findings.some(({ level }) => level === 'fault')
    ? [...findings, note('rendering', `made by ${there.join(' and ') || 'an unnamed renderer'}, here with ${here}`)]
    : findings;
}

/** SHA-256 of what is written, which is never held whole. */
async function hashWritten(write: (sink: Writable) => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  await write(hash);
  return (hash.read() as Buffer).toString('hex');
}
