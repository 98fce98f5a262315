import type { PageAssets } from '@signatory/pages';

/** The token of what a public page links to. */
export const PUBLIC_SITE = Symbol('public site');

export interface PublicSite {
  readonly assets: PageAssets;
  /** The public address without a final slash. */
  readonly base: string;
  /** Who publishes, as it is cited; null where nobody was named. */
  readonly publisher: string | null;
  /** The address of the licence of what is published; null where nobody gave one. */
  readonly licence: string | null;
  /** Where those go who cannot sign in; null where nobody was named. */
  readonly help: string | null;
}
