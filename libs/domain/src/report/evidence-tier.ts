/** Who may see a piece of evidence beside its own member and the secretariat. */
export const EVIDENCE_TIERS = ['public', 'reviewers', 'secretariat'] as const;
export type EvidenceTier = (typeof EVIDENCE_TIERS)[number];

/**
 * Who may read a narrative beside its own member and the secretariat: whoever judges it must. Where none was chosen it is for
 * them: publishing words is a decision that only a person takes.
 */
export const NARRATIVE_TIERS = ['public', 'reviewers'] as const satisfies readonly EvidenceTier[];
export type NarrativeTier = (typeof NARRATIVE_TIERS)[number];

/**
 * The tier of a piece. Where none was chosen: what a link or a citation names has been published by somebody else already,
 * and hiding it protects nobody; a file may never have been, and making it public is a decision that only a person takes.
 */
export function tierOf({
  tier,
  file,
}: {
  readonly tier?: EvidenceTier | undefined;
  readonly file?: string | undefined;
}) {
  return tier ?? (file === undefined ? 'public' : ('reviewers' satisfies EvidenceTier));
}
