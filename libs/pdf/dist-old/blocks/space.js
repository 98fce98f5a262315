import { INK } from '../identity.js';
/** White space between blocks, points; dropped at the top of a page. */
export function space(height) {
    return { lay: () => [{ height: 0, before: height, keepWithNext: true, draw: () => { } }] };
}
/** A hairline across the column. */
export function rule({ before = 0, after = 0, ink = INK.line300, width: weight = 0.7 } = {}) {
    return {
        lay: () => [
            {
                height: after,
                before,
                keepWithNext: true,
                draw: (canvas, x, y, width) => canvas.artifact(() => canvas.line([x, y], [x + width, y], ink, weight)),
            },
        ],
    };
}
//# sourceMappingURL=space.js.map