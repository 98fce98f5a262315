import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Canvas } from '../../print/canvas.js';
import type { Typesetter } from '../../text/typesetter.js';
import { type View } from '../../view.js';
/** The navy bar of a release's document; at its right the plan, where the title is not its name. */
export declare function paintBar(canvas: Canvas, set: Typesetter, view: View, height: number): void;
/** The navy bar with its gold rule, the mark and the product's name. */
export declare function paintNamedBar(canvas: Canvas, set: Typesetter, { name, right }: {
    readonly name: string;
    readonly right: string | null;
}, height: number): void;
/** The reports' cover: title, window, version and date; below, the one result that all others refine. */
export declare function coverSection(view: View, set: Typesetter, pageHeight: number, width: number): Section;
/** The overall average, its distribution, and what it covers. */
export declare function keyResult(view: View): Block[];
