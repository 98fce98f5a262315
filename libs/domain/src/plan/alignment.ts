/**
 * How an item of a plan stands to one of another framework, as SKOS has its mapping relations: the same, near enough to be
 * used for it, or what the other one is to it, wider, narrower or akin.
 */
export const ALIGNMENT_RELATIONS = ['exact', 'close', 'broad', 'narrow', 'related'] as const;
export type AlignmentRelation = (typeof ALIGNMENT_RELATIONS)[number];

/** An item of another framework that a commitment or an indicator answers to: article 10 of a protocol, a target of the SDGs. */
export interface Alignment {
  readonly framework: string;
  readonly item: string;
  readonly relation: AlignmentRelation;
  // `undefined` is allowed, so that one parsed at the border is one of these without a copy.
  readonly url?: string | undefined;
}

/** The property of SKOS (http://www.w3.org/2004/02/skos/core#) that a relation is. */
export function skosProperty(relation: AlignmentRelation): `${AlignmentRelation}Match` {
  return `${relation}Match`;
}
