import type { ReleaseDocument } from '@signatory/contract';
import { sha256 } from '@signatory/proof';

/** A file of the folder, by its path from there, with slashes. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The folder's canonical form: of each file that was read one line, its SHA-256, two spaces and its path, in the byte order of
 * the paths. It is what `sha256sum` prints of them, so that everybody can hash it again. A file that is read twice is one.
 */
export function hashFolder(read: readonly FolderFile[]): NonNullable<ReleaseDocument['source']['folder']> {
  const hashes = new Map(read.map(({ path, bytes }) => [path, sha256(bytes)]));
  const files = [...hashes]
    .map(([path, hash]) => ({ path, sha256: hash }))
    .sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
  return { sha256: sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join('')), files };
}
