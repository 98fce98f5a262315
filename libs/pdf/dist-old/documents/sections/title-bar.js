import { fitTitle, heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { PAGE, TYPE } from '../../identity.js';
import { pageSize } from '../../layout/compose.js';
import { paintBar } from './cover.js';
const TOP = 74;
/** White between the title and what kind of sheet it is, points. */
const AFTER = 5;
/** The opening of a release's shorter forms: the bar with what the sheet is about, and under it what kind of sheet it is. */
export function titleBar(view, set, { title, subtitle, options, }) {
    const width = pageSize(options.paper ?? 'A4')[0] - 2 * PAGE.side;
    const style = fitTitle(set, title.text, TYPE.title, width, 3);
    const height = set.wrap(title.text, style, width).length * style.leading +
        AFTER +
        set.wrap(subtitle, TYPE.subtitle, width).length * TYPE.subtitle.leading;
    const bar = TOP + height + 30;
    return {
        opening: { top: TOP, paint: (canvas) => paintBar(canvas, set, view, bar) },
        blocks: [
            heading(1, title.text, { style, lang: title.lang, after: AFTER, place: 'scorecard', bookmark: 1 }),
            paragraph(subtitle, { style: TYPE.subtitle }),
            space(30 + 28),
        ],
    };
}
//# sourceMappingURL=title-bar.js.map