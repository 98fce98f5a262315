import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { MANIFEST_PATH, SIGNATURE_PATH, type ReleaseManifest } from '@signatory/contract';
import { defineCommand } from '../command.js';
import { explain } from '../files/read-file.js';
import { CommandFault, type ExitCode, type Io } from '../io.js';
import { checkAlone, releaseNamedIn } from '../verify/check-alone.js';
import { checkDocument, checkFile, checkFolder } from '../verify/check-files.js';
import { checkCorrection, openCorrection } from '../verify/check-correction.js';
import { checkMade } from '../verify/check-made.js';
import { checkManifest, type Trusted } from '../verify/check-manifest.js';
import { fault, printFindings, type Finding } from '../verify/findings.js';
import {
  findRelease,
  hashFile,
  openRelease,
  read,
  type FoundFile,
  type ReleaseFolder,
} from '../verify/release-folder.js';
import { readKeys } from '../verify/read-keys.js';
import { renderAgain } from '../verify/render-again.js';

export const verify = defineCommand({
  help: `signatory verify FILE|FOLDER|MANIFEST [--key PUBLIC] [--hash SHA256] [--render] [--correction MANIFEST]
signatory verify FILE --folder FOLDER

Proves files of a release without network, server or database.

  FOLDER      holds manifest.json, manifest.jws and files of one release, in their folders or as a browser saves them
  MANIFEST    the manifest.json of such a folder: the same
  FILE        one file of it (PDF, CSV, JSON), with the manifest and its signature beside it or in a folder above

  --key PUBLIC   the publisher's public key: a JWK, a set of them as at /.well-known/jwks.json, or a PEM. Get it once, and not
                 with the files: a key that comes along with what it signed vouches for nothing
  --hash SHA256  for one file without a manifest: the hash that you trust, of the file itself or of the release whose document
                 it is
  --correction MANIFEST
                 the manifest.json (with manifest.jws beside it) of a later release of the cycle: says whether it corrects this one
  --folder FOLDER
                 the folder (scorecard.yaml, matrix, chapters) from which "signatory scorecard" made the one FILE: compares the
                 hash over the folder's files with the one that a PDF names, and makes the file again. The hash is the SHA-256 of
                 what "sha256sum" prints of scorecard.yaml, the matrix and the chapters, in the order of their paths
  --render       also makes the files again from document.json, and compares the bytes

A PDF alone proves nothing, whatever hash and QR code it bears: anyone can print those on other figures.

Exit status: 0 verified; 1 not verified, with every fault; 2 if a file or the command cannot be read.
`,
  operands: ['FILE|FOLDER|MANIFEST'],
  options: {
    key: { type: 'string' },
    hash: { type: 'string' },
    render: { type: 'boolean' },
    correction: { type: 'string' },
    folder: { type: 'string' },
  },
  async run({ key, hash, render = false, correction, folder }, [name = ''], io) {
    const path = resolve(io.folder, name);
    if (folder !== undefined) {
      if (render || [key, hash, correction].some((each) => each !== undefined))
        throw new CommandFault(['--folder stands alone: what a folder makes is of no release.']);
      if (await isFolder(path, name)) throw new CommandFault([`${name} is a folder. Name one file that it made.`]);
      return printFindings(await checkMade({ name, path }, folder, io), io);
    }
    const keys = key === undefined ? null : await readKeys(key, io);
    const wanted = hash === undefined ? null : readHash(hash);
    const later = correction === undefined ? null : await openCorrection(resolve(io.folder, correction), correction);
    const how: How = { keys, render, later, keyFile: key === undefined ? null : resolve(io.folder, key) };
    if (await isFolder(path, name)) {
      if (wanted !== null) throw new CommandFault(['--hash is for one file. A folder is held against its manifest.']);
      const release = await openRelease(path);
      if (!release)
        throw new CommandFault([`${name}: the folder has no ${MANIFEST_PATH}. Download it beside the files.`]);
      return printFindings(await verifyFolder(release, how), io);
    }
    return verifyFile(path, wanted, how, io);
  },
});

interface How {
  readonly keys: Trusted;
  readonly render: boolean;
  /** A later release that may correct this one. */
  readonly later: ReleaseFolder | null;
  /** Absolute path of the key's file, which may lie among the files. */
  readonly keyFile: string | null;
}

async function verifyFolder(release: ReleaseFolder, how: How): Promise<Finding[]> {
  const { manifest, findings } = checkManifest(release, how.keys);
  if (!manifest) return [...findings];
  const own = how.keyFile === null ? [] : [relative(release.folder, how.keyFile).replaceAll(sep, '/')];
  const folder = await checkFolder(release, manifest, own, how.keys);
  const paths = new Set(manifest.files.map(({ path }) => path));
  return [
    ...findings,
    ...checkCorrection(manifest, how.later, how.keys),
    ...folder.findings,
    ...(await checkOtherRelease(folder.found, manifest)),
    ...(await checkContent(folder.found, manifest, how.render ? paths : new Set())),
  ];
}

/** Of files that are none of the release: whether they say that they are of another one, whose manifest is then missing here. */
async function checkOtherRelease(found: readonly FoundFile[], manifest: ReleaseManifest): Promise<Finding[]> {
  const listed = new Set(manifest.files.map(({ sha256 }) => sha256));
  const named = new Map<string, number>();
  for (const { path, sha256 } of found) {
    const other = listed.has(sha256) || !/\.pdf$/i.test(path) ? null : releaseNamedIn(await read(path));
    if (other !== null && other !== manifest.release) named.set(other, (named.get(other) ?? 0) + 1);
  }
  return [...named].map(([other, files]) =>
    fault(
      MANIFEST_PATH,
      `it is of the release ${manifest.release}, and ${files} of the PDFs here say that they are of ${other}: manifest and files of two releases`,
    ),
  );
}

async function verifyFile(path: string, wanted: string | null, how: How, io: Io): Promise<ExitCode> {
  const release = wanted === null ? await findRelease(path) : null;
  if (!release) {
    if (how.render) throw new CommandFault([`--render needs the ${MANIFEST_PATH} and document.json of the release.`]);
    return printFindings(await checkAlone(await hashFile(dirname(path), path), wanted), io);
  }
  if ([MANIFEST_PATH, SIGNATURE_PATH].some((own) => resolve(release.folder, own) === path))
    return printFindings(await verifyFolder(release, how), io);
  const file = await hashFile(release.folder, path);
  const { manifest, findings } = checkManifest(release, how.keys);
  if (!manifest) return printFindings(findings, io);
  const held = checkFile(file, manifest);
  const corrected = checkCorrection(manifest, how.later, how.keys);
  const content = await checkContentOf(file, release, manifest, how.render);
  return printFindings([...findings, ...corrected, held, ...content], io);
}

/** What a single file says of itself, and with `--render` whether it is made again from the document beside it. */
async function checkContentOf(
  file: FoundFile,
  release: ReleaseFolder,
  manifest: ReleaseManifest,
  render: boolean,
): Promise<Finding[]> {
  const named = releaseNamedIn(await read(file.path));
  const claims =
    named === null || named === manifest.release
      ? []
      : [fault(file.name, `it says it is of the release ${named}, and the manifest is of ${manifest.release}`)];
  const paths = manifest.files.filter(({ sha256 }) => sha256 === file.sha256).map(({ path }) => path);
  if (file.sha256 === manifest.release) return [...claims, ...(await checkContent([file], manifest, new Set()))];
  if (!render) return claims;
  const { found } = await checkFolder(release, manifest, [], null);
  return [...claims, ...(await checkContent(found, manifest, new Set(paths)))];
}

async function checkContent(
  found: readonly FoundFile[],
  manifest: ReleaseManifest,
  again: ReadonlySet<string>,
): Promise<Finding[]> {
  const { document, findings } = await checkDocument(found, manifest);
  if (again.size === 0) return findings;
  if (document) return [...findings, ...(await renderAgain(document, manifest, again))];
  return [
    ...findings,
    fault('rendering', 'document.json of the release is not here, or not known: nothing can be made from it'),
  ];
}

async function isFolder(path: string, name: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new CommandFault([`${name}: ${explain(error, path)}`]);
  }
}

/** As it is printed: groups and capitals are taken as well. */
function readHash(text: string): string {
  const hash = text
    .replace(/^sha-?256:/i, '')
    .replace(/\s/g, '')
    .toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new CommandFault([`--hash is "${text}". Write the 64 hexadecimal digits of a SHA-256.`]);
}
