import { dirname } from 'node:path';
import type { ReleaseManifest } from '@signatory/contract';
import { CommandFault } from '../io.js';
import { checkManifest, type Trusted } from './check-manifest.js';
import { note, ok, type Finding } from './findings.js';
import { openRelease, type ReleaseFolder } from './release-folder.js';

/** The folder of the manifest that may correct another release. @throws CommandFault */
export async function openCorrection(path: string, name: string): Promise<ReleaseFolder> {
  const release = (await openRelease(path).catch(() => null)) ?? (await openRelease(dirname(path)));
  if (!release) throw new CommandFault([`--correction ${name}: there is no manifest.json.`]);
  return release;
}

/**
 * Whether a later release corrects this one. A corrected release is as authentic as before: what it says of itself is that it
 * was replaced, and by what.
 */
export function checkCorrection(manifest: ReleaseManifest, later: ReleaseFolder | null, keys: Trusted): Finding[] {
  const own =
    manifest.corrects === null
      ? []
      : [note('release', `it corrects the release ${manifest.corrects} of the same cycle`)];
  if (!later) return own;
  const { manifest: next, findings } = checkManifest(later, keys);
  const faults = findings
    .filter(({ level }) => level === 'fault')
    .map(({ level, subject, words }): Finding => ({ level, subject: `correction: ${subject}`, words }));
  if (!next || faults.length > 0) return [...own, ...faults];
  const replaced =
    next.corrects === manifest.release
      ? ok(
          'release',
          `it was CORRECTED by release ${next.number} of ${next.cycle}, of ${next.issued}, hash ${next.release}: do not rely on its figures`,
        )
      : note('release', `release ${next.number} of ${next.cycle} does not correct it${another(next.corrects)}`);
  return [...own, replaced];
}

/** A correction can be corrected in its turn: then this release may be corrected all the same, by the one between them. */
function another(corrects: string | null): string {
  return corrects === null
    ? ''
    : `, but the release ${corrects}: give the manifest of that one to see whether that one does`;
}
