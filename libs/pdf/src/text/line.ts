import type { FaceName } from './faces.js';
import type { ShapedWord } from './shape.js';
import type { Ink } from './text-style.js';

/** Where a link leads: an address, or a named place of the document. */
export type LinkTarget = { readonly url: string } | { readonly place: string };

/** A link in a text; `words` are what a reading aid says of it, also where a line ends inside it. */
export interface TextLink {
  readonly to: LinkTarget;
  readonly words: string;
}

/** Words of one face, ink and language on a line, from `x` on. */
export interface LineRun {
  readonly face: FaceName;
  readonly ink: Ink;
  readonly lang: string | undefined;
  readonly x: number;
  readonly words: readonly ShapedWord[];
  /** What is copied, searched and heard of it, where that is not its letters. */
  readonly says?: string;
  /** Whether its glyphs stand in the order in which they are seen, the last letter first. */
  readonly isFromRight?: boolean;
  readonly link?: TextLink;
}

/** A set line: its runs, and its width in points. */
export interface Line {
  readonly size: number;
  readonly runs: readonly LineRun[];
  readonly width: number;
  /** White before its first run, where it ends at its column's end: of a text from right to left. Points, of the width. */
  readonly start?: number;
}
