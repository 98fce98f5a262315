import type { FaceName } from './faces.js';
import type { ShapedWord } from './shape.js';
import type { Ink } from './text-style.js';
/** Words of one face, ink and language on a line, from `x` on. */
export interface LineRun {
    readonly face: FaceName;
    readonly ink: Ink;
    readonly lang: string | undefined;
    readonly x: number;
    readonly words: readonly ShapedWord[];
    /** What is copied, searched and heard of it, where that is not its letters. */
    readonly says?: string;
}
/** A set line: its runs, and its width in points. */
export interface Line {
    readonly size: number;
    readonly runs: readonly LineRun[];
    readonly width: number;
}
