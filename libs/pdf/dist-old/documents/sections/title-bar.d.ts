import type { Block } from '../../layout/block.js';
import { type Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { ShownText, View } from '../../view.js';
/** The opening of a release's shorter forms: the bar with what the sheet is about, and under it what kind of sheet it is. */
export declare function titleBar(view: View, set: Typesetter, { title, subtitle, options, }: {
    readonly title: ShownText;
    readonly subtitle: string;
    readonly options: RenderOptions;
}): {
    readonly opening: NonNullable<Section['opening']>;
    readonly blocks: readonly Block[];
};
