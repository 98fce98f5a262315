/** Paper of a printed document. */
export type Paper = 'A4' | 'Letter';

/**
 * Follows a document while it is printed: how many pages are drawn, and of how many; null while they are laid out. Throwing
 * ends the document at that page.
 */
export type Watch = (drawn: number, pages: number | null) => void | Promise<void>;

/** How a release document is printed; none of it changes what is said. */
export interface RenderOptions {
  /**
   * BCP 47; without it, the original language of the release's title. Where no font has the language's letters, the
   * document is in English.
   */
  readonly language?: string | undefined;
  /** Without it, the document's own, or A4. */
  readonly paper?: Paper | undefined;
  /** SHA-256 of the release document, printed on the verification page; absent for a document made from a file. */
  readonly releaseHash?: string | undefined;
}
