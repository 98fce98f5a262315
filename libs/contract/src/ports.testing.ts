import { readMatrix } from '@signatory/domain';
import { releaseFromMatrix } from './matrix-release.js';
import type { ReleaseDocument } from './release-document.js';

type MatrixRelease = Parameters<typeof releaseFromMatrix>[0];

/** The document of a small matrix about ports, to be given what a test is about. */
export function portsRelease(
  rows: readonly (readonly string[])[],
  issued: string,
  changes: Partial<MatrixRelease> = {},
): ReleaseDocument {
  const reading = readMatrix(rows);
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
  return releaseFromMatrix({
    file: reading.file,
    title: 'Ports and skies',
    language: 'en',
    issued,
    sha256: '0'.repeat(64),
    phase: 'final',
    marks: ['illustrative'],
    citation: 'A research desk',
    url: null,
    method: { na: 'exclude', ties: 'competition' },
    software: { name: 'Signatory', version: 'test' },
    ...changes,
  });
}
