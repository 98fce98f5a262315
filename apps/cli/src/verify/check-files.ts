import {
  DOCUMENT_PATH,
  MANIFEST_PATH,
  ReleaseDocument,
  SIGNATURE_PATH,
  type ReleaseManifest,
} from '@signatory/contract';
import { canonicalJson, differencesOf, KeyFault, keyRing, sha256 } from '@signatory/proof';
import type { Trusted } from './check-manifest.js';
import { absent, fault, note, ok, type Finding } from './findings.js';
import { describeCopy, type MarkedFile } from './read-copy.js';
import { hashFile, listFiles, read, type FoundFile, type ReleaseFolder } from './release-folder.js';

type Entry = ReleaseManifest['files'][number];

/** Holds a file against the manifest: its bytes must be those of the entry whose name it bears. */
export function checkFile({ name, size, sha256: hash, marked }: FoundFile, manifest: ReleaseManifest): Finding {
  const { files } = manifest;
  if (marked) return fault(name, saySoOf(marked, manifest));
  const named = files.find((entry) => bears(name, entry));
  const same = files.find((entry) => entry.sha256 === hash && entry.size === size);
  if (named && named.sha256 === hash && named.size === size) return ok(name, `${size} bytes, as the manifest says`);
  if (named && same) return fault(name, `it is ${same.path} of the release under another file's name`);
  if (named)
    return fault(
      name,
      `it was changed, or is of another release: its SHA-256 is ${hash} (${size} bytes), the manifest says ${named.sha256} (${named.size} bytes)`,
    );
  // A file that was renamed is still that file.
  if (same) return ok(name, `it is ${same.path} of the release, ${size} bytes`);
  return fault(name, 'it is no file of this release');
}

/** A copy is never the released file; whether its data are, its own bytes below the mark tell, and not what it says. */
function saySoOf(copy: MarkedFile, { files, release }: ReleaseManifest): string {
  const { mark, own } = copy;
  const what = `it says that it is ${describeCopy(copy)}`;
  const of = own && files.find((entry) => entry.sha256 === own.sha256 && entry.size === own.size);
  if (of)
    return `${what}: no released file. Without its mark it is ${of.path} of this release, byte for byte, so that its data are those of the release; what a mark shows over them is not looked at`;
  const other = mark.release === release ? '' : ` of another release, ${mark.release}`;
  if (own) return `${what}${other}, and without its mark it is no file of this release: its data are not vouched for`;
  return `${what}${other}. Another program has saved it since: its bytes can be held to nothing, and its data are not vouched for`;
}

/**
 * Every file in the folder, and those of the manifest that are not there. `known` are files that are the caller's own; `keys` are
 * those that the caller trusts.
 */
export async function checkFolder(
  { folder }: ReleaseFolder,
  manifest: ReleaseManifest,
  known: readonly string[],
  keys: Trusted,
): Promise<{ findings: Finding[]; found: FoundFile[] }> {
  const { files, links } = await listFiles(folder);
  const own = new Set([MANIFEST_PATH, SIGNATURE_PATH, ...known]);
  const found: FoundFile[] = [];
  for (const name of files.filter((each) => !own.has(each))) found.push(await hashFile(folder, name));
  const brought = found.filter(({ name }) => name.split('/').at(-1) === KEYS_NAME);
  const hashes = new Set(found.map((file) => file.sha256));
  const missing = manifest.files.filter(
    (entry) => !hashes.has(entry.sha256) && !found.some(({ name }) => bears(name, entry)),
  );
  return {
    found,
    findings: [
      ...found.filter((file) => !brought.includes(file)).map((file) => checkFile(file, manifest)),
      ...(await Promise.all(brought.map((file) => checkKeys(file, manifest, keys)))),
      ...links.map((name) => fault(name, 'it is a link, which is not followed: put the file itself there')),
      ...missing.map(({ path }) => absent(path)),
    ],
  };
}

/** As the site offers the keys: whoever downloads a release has it beside the files. */
const KEYS_NAME = 'jwks.json';

/** Keys that came along with the files. They vouch for nothing, and are no file of the release either. */
async function checkKeys(file: FoundFile, manifest: ReleaseManifest, keys: Trusted): Promise<Finding> {
  try {
    const brought = keyRing((await read(file.path)).toString('utf8'));
    if (keys && ![...brought.keys()].some((id) => keys.has(id)))
      return fault(
        file.name,
        'none of its keys is one that you gave with --key: it is of another publisher, or was changed',
      );
    return note(
      file.name,
      'keys that came along with the files: they vouch for nothing, only what you give with --key does',
    );
  } catch (error) {
    if (error instanceof KeyFault) return checkFile(file, manifest);
    throw error;
  }
}

/** Recomputes the release hash from the document's canonical JSON, and holds the manifest against what it says. */
export async function checkDocument(
  files: readonly FoundFile[],
  manifest: ReleaseManifest,
): Promise<{ document: ReleaseDocument | null; findings: Finding[] }> {
  const file = files.find((each) => each.sha256 === manifest.release);
  if (!file) {
    const listed = manifest.files.some(({ path, sha256: hash }) => path === DOCUMENT_PATH && hash === manifest.release);
    return {
      document: null,
      findings: listed ? [] : [fault(MANIFEST_PATH, 'the release hash is not that of the document it lists')],
    };
  }
  return readDocument(file, manifest);
}

async function readDocument(
  { path, name }: FoundFile,
  manifest: ReleaseManifest,
): Promise<{ document: ReleaseDocument | null; findings: Finding[] }> {
  const { hash, document } = hashDocument(await read(path));
  if (hash !== manifest.release)
    return { document: null, findings: [fault(name, 'its canonical JSON does not give the release hash')] };
  if (!document)
    return {
      document: null,
      findings: [
        ok(name, 'its canonical JSON gives the release hash'),
        note(name, 'this version does not know its form'),
      ],
    };
  const differences = differencesOf(manifest, document);
  return {
    document,
    findings: [
      ok(name, 'its canonical JSON gives the release hash'),
      ...(differences.length > 0
        ? [fault(MANIFEST_PATH, `it says otherwise than the document of: ${differences.join(', ')}`)]
        : [ok(MANIFEST_PATH, 'it says of plan, cycle and submissions what the document says')]),
    ],
  };
}

/** The hash of a document's canonical JSON, whatever its spaces and order; the document where it is one. */
export function hashDocument(bytes: Buffer): { hash: string | null; document: ReleaseDocument | null } {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return { hash: sha256(canonicalJson(json)), document: ReleaseDocument.safeParse(json).data ?? null };
  } catch {
    return { hash: null, document: null };
  }
}

/** The site gives files their path with dashes for a name, since browsers save into one folder. */
function bears(name: string, { path }: Entry): boolean {
  return name === path || name.split('/').at(-1) === path.replaceAll('/', '-');
}
