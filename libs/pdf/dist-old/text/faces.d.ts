import { type Font } from 'fontkit';
/** The faces a document is set in. */
export type FaceName = 'text' | 'strong' | 'heading' | 'title';
/** Those that between them have what any of them has: titles lean in the letters of `text`. */
export declare const CHECKED_FACES: readonly FaceName[];
/** Opens a font when a text first needs it: most documents never read the five megabytes of a Japanese one. */
export type FontSource = () => Font;
/** The fonts of a face, in the order in which they are asked for a character; `serifs`: whether headings have them. */
export declare function facesOf(face: FaceName, fallbackFonts: readonly string[], serifs?: boolean): readonly FontSource[];
/** The first font that has a character; undefined where none has it. */
export declare function findFont(fonts: readonly FontSource[], code: number): Font | undefined;
