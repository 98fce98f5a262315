import type { Say } from '@signatory/texts';
import type { PageFacts } from '../layout/compose.js';
import type { Canvas } from '../print/canvas.js';
import type { Typesetter } from '../text/typesetter.js';
import { type View } from '../view.js';
/** The running head of pages that do not open a section with a bar of their own. */
export declare function drawRunningHead(canvas: Canvas, set: Typesetter, left: string, right: string): void;
/** What stands at the foot of every page. */
export interface Foot {
    readonly say: Say;
    /** What it is a page of, under a title: a long one is cut where the line has no room, number and date are not. */
    readonly title: string;
    issue(title: string): string;
    /** Pills, like *Illustrative data*. */
    readonly marks: readonly string[];
    readonly citation: string | null;
}
/** The foot of a release's documents. */
export declare function footOf(view: View): Foot;
/** The foot of every page: what it is a page of, its marks, its source, and its number. */
export declare function drawFoot(canvas: Canvas, set: Typesetter, foot: Foot, { number, count }: PageFacts): void;
/** `Rio 2024 interim, release 1, 6 December 2026`. */
export declare function issueOf(view: View, title?: string): string;
