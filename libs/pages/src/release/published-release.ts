import type { ReleaseDocument, ReleaseProduct } from '@signatory/contract';

/** A release as the pages need it: the document, its hash, and its files where they can be fetched. */
export interface PublishedRelease {
  readonly document: ReleaseDocument;
  /** The release hash: SHA-256 of the document's canonical JSON. */
  readonly sha256: string;
  readonly files: readonly PublishedFile[];
  /** Of a release that is not published: whether it is signed and waits for its instant, or can still change. */
  readonly waiting?: { readonly id: string; readonly mark: 'draft' | 'embargoed' };
}

export interface PublishedFile {
  readonly name: string;
  /** Where it is fetched from, as a path on this site. */
  readonly href: string;
  readonly product: ReleaseProduct;
  /** The member's code, for a member scorecard. */
  readonly member: string | null;
  /** The code of the pillar or the commitment that it is about. */
  readonly item: string | null;
  readonly language: string | null;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number | null;
  readonly sha256: string | null;
}
