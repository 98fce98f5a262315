import type { FaceName } from './faces.js';
/** A colour as PDF operands, `r g b` from 0 to 1. */
export type Ink = string & {
    readonly ink?: never;
};
/** How a text looks. Sizes and leading in points. */
export interface TextStyle {
    readonly face: FaceName;
    readonly size: number;
    readonly leading: number;
    readonly ink: Ink;
    /** Lines of nearly equal length, for headings and leads: no last word alone. */
    readonly balance?: boolean;
}
