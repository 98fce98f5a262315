import type { PageAssets } from '@signatory/pages';

/** The token of what a public page links to. */
export const PUBLIC_SITE = Symbol('public site');

export interface PublicSite {
  readonly assets: PageAssets;
  /** The public address without a final slash. */
  readonly base: string;
  /** The address of the licence of what is published; null where nobody gave one. */
  readonly licence: string | null;
}
