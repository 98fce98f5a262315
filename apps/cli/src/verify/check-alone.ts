import { releaseNamedInWorkbook } from '@signatory/workbook';
import { sha256 } from '@signatory/proof';
import { hashDocument } from './check-files.js';
import { fault, note, ok, type Finding } from './findings.js';
import { describeCopy } from './read-copy.js';
import { read, type FoundFile } from './release-folder.js';

/** What a file says with no manifest beside it: which release it claims to be of, which anybody could have written. */
export async function checkAlone(
  { name, path, sha256: own, marked }: FoundFile,
  wanted: string | null,
): Promise<Finding[]> {
  const bytes = await read(path);
  const { hash, document } = hashDocument(bytes);
  const release = document ? hash : null;
  const copy = marked
    ? [
        note(
          name,
          `it says that it is ${describeCopy(marked)}, of the release ${marked.mark.release}; it is no released file. ${
            marked.own
              ? `Without its mark it has the SHA-256 ${marked.own.sha256}`
              : 'Another program has saved it since, so that nothing of it can be compared'
          }`,
        ),
      ]
    : [];
  const facts = [...copy, ...(await describe({ name, path }, bytes, release)), note(name, `its SHA-256 is ${own}`)];
  if (wanted === null)
    return [
      ...facts,
      fault(
        name,
        'alone it proves nothing. It needs manifest.json and manifest.jws of its release beside it and the public key in --key, or a hash that you trust in --hash',
      ),
    ];
  if (marked?.own?.sha256 === wanted)
    return [
      ...facts,
      fault(name, 'without its mark it has the hash that you gave: its data are those of that file, and it is a copy'),
    ];
  if (wanted === own)
    return [...facts, ok(name, 'it has the hash that you gave; who published that hash you must know')];
  if (wanted === release)
    return [
      ...facts,
      ok(name, 'it is the document of the release whose hash you gave; who published that hash you must know'),
    ];
  return [...facts, fault(name, `it has not the hash ${wanted}`)];
}

async function describe(
  { name, path }: Pick<FoundFile, 'name' | 'path'>,
  bytes: Buffer,
  release: string | null,
): Promise<Finding[]> {
  if (release !== null) {
    const canonical = sha256(bytes) === release;
    return [
      note(name, `it is a release document; its canonical JSON gives the release hash ${release}`),
      ...(canonical
        ? []
        : [note(name, 'its bytes are not canonical: something has rewritten it, but not what it says')]),
    ];
  }
  if (isPdf(bytes)) return [claim(name, 'PDF', releaseNamedIn(bytes), ', and print its QR code, on other figures')];
  if (bytes.subarray(0, 4).equals(ZIP))
    return [claim(name, 'workbook', await releaseNamedInWorkbook(path), ' over other figures')];
  return [];
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

function claim(name: string, kind: string, claimed: string | null, how: string): Finding {
  return note(
    name,
    claimed === null
      ? `it is a ${kind} that names no release`
      : `it is a ${kind} that says it is of the release ${claimed}; anyone can write that${how}`,
  );
}

/** The release that a PDF names among its properties, where `libs/pdf` puts it for programs; null where it is none, or names none. */
export function releaseNamedIn(bytes: Buffer): string | null {
  return infoOf(bytes, 'SignatoryRelease');
}

/** A hash that a PDF has among its properties under a name; null where it is none, or has none. */
export function infoOf(bytes: Buffer, name: 'SignatoryRelease' | 'SignatoryFolder'): string | null {
  if (!isPdf(bytes)) return null;
  const text = bytes.toString('latin1');
  const object = new RegExp(`/${name} (\\d{1,9}) 0 R`).exec(text)?.[1];
  return new RegExp(`\\n${object} 0 obj\\s*\\(([0-9a-f]{64})\\)`).exec(text)?.[1] ?? null;
}

function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
}
