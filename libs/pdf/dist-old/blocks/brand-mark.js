const SEGMENTS = 8;
const GAP = 0.17;
/** The product's mark: a ring of eight segments around (`x`, `y`), one of them gold. */
export function drawBrandMark(canvas, x, y, radius, ink, gold) {
    const size = 2 * radius;
    canvas.stamp(`brand ${radius} ${ink}`, x - radius, y - radius, size, size, (form) => paint(form, radius, ink, gold));
}
function paint(canvas, radius, ink, gold) {
    for (let segment = 0; segment < SEGMENTS; segment += 1) {
        const from = ((segment - 0.5) * 2 * Math.PI) / SEGMENTS + GAP / 2 - Math.PI / 2;
        const to = ((segment + 0.5) * 2 * Math.PI) / SEGMENTS - GAP / 2 - Math.PI / 2;
        canvas.polygon([...arc(radius, radius, from, to), ...arc(radius, radius * 0.6, to, from)], segment === 1 ? gold : ink);
    }
}
function arc(centre, radius, from, to) {
    return [0, 0.25, 0.5, 0.75, 1].map((part) => {
        const angle = from + (to - from) * part;
        return [centre + radius * Math.cos(angle), centre + radius * Math.sin(angle)];
    });
}
//# sourceMappingURL=brand-mark.js.map