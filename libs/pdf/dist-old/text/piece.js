/** A piece with those glued to it, points. */
export function widthOfWord(pieces, from) {
    let width = pieces[from]?.width ?? 0;
    for (let at = from + 1; pieces[at]?.glued; at += 1)
        width += pieces[at]?.width ?? 0;
    return width;
}
//# sourceMappingURL=piece.js.map