import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCUMENT_PATH, MANIFEST_PATH, planFiles, releaseFromMatrix, SIGNATURE_PATH } from '@signatory/contract';
import type { ReleaseDocument, ReleaseManifest } from '@signatory/contract';
import { readMatrix } from '@signatory/domain';
import { renderReleaseFile } from '@signatory/pdf';
import { canonicalJson, factsOf, sha256, type SigningKey } from '@signatory/proof';

const ROWS = [
  ['commitment_id', 'commitment', 'pillar', 'Canada', 'France'],
  ['a', 'Clean ports', 'Trade', '+1', '0'],
  ['b', 'Open skies', 'Travel', '-1', 'N/A'],
];

/** A small release of a cycle, whole. */
export function smallRelease(key: SigningKey): ReleaseDocument {
  const reading = readMatrix(ROWS);
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
  const document = releaseFromMatrix({
    file: reading.file,
    title: 'Ports and skies',
    language: 'en',
    issued: '2026-06-13T00:00:00Z',
    sha256: '0'.repeat(64),
    phase: 'final',
    marks: ['illustrative'],
    citation: null,
    url: null,
    method: { na: 'exclude', ties: 'competition' },
    software: { name: 'Signatory', version: 'test' },
  });
  return {
    ...document,
    number: 1,
    cycle: { ...document.cycle, code: 'ports-2026' },
    verification: { site: 'https://monitor.example', key: key.id },
    submissions: [
      { member: 'CA', state: 'ACCEPTED', version: 2, submitted: null, late: false, sha256: 'c'.repeat(64) },
      { member: 'FR', state: 'NOT_STARTED', version: null, submitted: null, late: false, sha256: null },
    ],
  };
}

/** The files of a release in their folders, with its signed manifest, as a publisher offers them. */
export async function writeRelease(folder: string, key: SigningKey): Promise<ReleaseManifest> {
  const document = smallRelease(key);
  const json = canonicalJson(document);
  const release = sha256(json);
  const files: ReleaseManifest['files'] = [];
  for (const file of planFiles(document, ['en'])) {
    const content = file.path === DOCUMENT_PATH ? json : await renderReleaseFile(document, file, release);
    put(folder, file.path, content);
    files.push({ path: file.path, sha256: sha256(content), size: Buffer.byteLength(content) });
  }
  const manifest: ReleaseManifest = {
    format: 'signatory-manifest/2',
    release,
    ...factsOf(document),
    corrects: null,
    rules: null,
    files,
    renderers: [{ name: 'Signatory', version: 'test', node: process.version, architecture: process.arch }],
    signedOff: '2026-06-12T00:00:00Z',
    key: key.id,
  };
  sign(folder, manifest, key);
  return manifest;
}

/** Writes the manifest and its signature. */
export function sign(folder: string, manifest: ReleaseManifest, key: SigningKey): void {
  const text = canonicalJson(manifest);
  put(folder, MANIFEST_PATH, text);
  put(folder, SIGNATURE_PATH, key.sign(text));
}

export function put(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
