import { ReleaseManifest, type ReleaseDocument } from '@signatory/contract';
import { canonicalJson } from './canonical.js';

/** What a manifest and a document both say, and must say alike. */
export type ManifestFacts = Pick<ReleaseManifest, 'cycle' | 'number' | 'phase' | 'issued' | 'plan' | 'submissions'>;

/** What a manifest repeats of its release document. */
export function factsOf(document: ReleaseDocument): ManifestFacts {
  const { id, version, sha256 } = document.plan;
  return {
    cycle: document.cycle.code,
    number: document.number,
    phase: document.phase,
    issued: document.issued ?? '',
    plan: { id, version, sha256 },
    submissions: document.submissions.flatMap(({ member, version: of, sha256: hash }) =>
      of === null || hash === null ? [] : [{ member, version: of, sha256: hash }],
    ),
  };
}

/** The names of what a manifest says otherwise than its document; empty where they agree. */
export function differencesOf(manifest: ReleaseManifest, document: ReleaseDocument): string[] {
  const said = factsOf(document);
  return (Object.keys(said) as (keyof ManifestFacts)[]).filter(
    (name) => canonicalJson(manifest[name]) !== canonicalJson(said[name]),
  );
}
