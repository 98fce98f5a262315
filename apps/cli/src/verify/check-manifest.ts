import { MANIFEST_PATH, ReleaseManifest, SIGNATURE_PATH } from '@signatory/contract';
import { canonicalJson, checkDetached, type PublicJwk } from '@signatory/proof';
import { fault, note, ok, type Finding } from './findings.js';
import type { ReleaseFolder } from './release-folder.js';

/** The keys that the caller trusts; null where none was given. */
export type Trusted = ReadonlyMap<string, PublicJwk> | null;

export interface CheckedManifest {
  /** Null where it cannot be read: nothing else can then be held against it. */
  readonly manifest: ReleaseManifest | null;
  readonly findings: readonly Finding[];
}

/** Who signed the manifest, and whether it is one. Every problem of it, not only the first. */
export function checkManifest({ manifest: bytes, signature }: ReleaseFolder, keys: Trusted): CheckedManifest {
  const parsed = parse(bytes.toString('utf8'));
  const findings = [...parsed.findings, checkSignature(bytes, signature, keys)];
  const { manifest } = parsed;
  if (!manifest) return { manifest, findings };
  const { cycle, number, phase, release, issued, signedOff } = manifest;
  return {
    manifest,
    findings: [
      note('release', `${number} of ${cycle} (${phase}), of ${issued}, hash ${release}`),
      ...checkClock({ issued, signedOff }, new Date()),
      ...findings,
    ],
  };
}

/** A signature does not depend on a clock; who reads when it was made may want to know that the two differ. */
function checkClock({ issued, signedOff }: Pick<ReleaseManifest, 'issued' | 'signedOff'>, now: Date): Finding[] {
  const here = `by this machine's clock it is ${now.toISOString()}`;
  if (new Date(signedOff) > now)
    return [note('release', `it says that it was signed off at ${signedOff}, and ${here}: one of the two is wrong`)];
  if (new Date(issued) > now) return [note('release', `it is not public before ${issued}, and ${here}`)];
  return [];
}

function parse(text: string): CheckedManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { manifest: null, findings: [fault(MANIFEST_PATH, 'it is no JSON: it was changed or cut off')] };
  }
  const parsed = ReleaseManifest.safeParse(json);
  if (!parsed.success) {
    const format = (json as { format?: unknown } | null)?.format;
    const why =
      format === 'signatory-manifest/1'
        ? 'it is from before releases were signed: nothing vouches for it'
        : `it is no manifest that this version knows (format ${JSON.stringify(format ?? null)})`;
    return { manifest: null, findings: [fault(MANIFEST_PATH, why)] };
  }
  const rewritten = canonicalJson(json) !== text;
  return {
    manifest: parsed.data,
    findings: rewritten
      ? [fault(MANIFEST_PATH, 'its bytes are not canonical JSON: an editor or a download has rewritten it')]
      : [],
  };
}

function checkSignature(bytes: Buffer, signature: string | null, keys: Trusted): Finding {
  if (signature === null)
    return fault(SIGNATURE_PATH, `it is missing: without it anyone could have written ${MANIFEST_PATH}`);
  const verdict = checkDetached(signature, bytes, keys ?? new Map());
  switch (verdict.kind) {
    case 'good':
      return ok(MANIFEST_PATH, `signed with the key ${verdict.key}, which you gave`);
    case 'wrong':
      return fault(
        MANIFEST_PATH,
        `its signature with the key ${verdict.key} is not over these bytes: one of the two was changed`,
      );
    case 'unfit':
      return fault(SIGNATURE_PATH, `it is no signature of a release: ${verdict.why}`);
    case 'unknown-key':
      return keys === null
        ? fault(
            SIGNATURE_PATH,
            `it names the key ${verdict.key}. Give the publisher's public key with --key: without it nobody vouches for these files`,
          )
        : fault(
            SIGNATURE_PATH,
            `it names the key ${verdict.key}, which is unknown: --key has ${[...keys.keys()].join(', ')}`,
          );
  }
}
