/** Characters of the texts that are kept: some megabytes with their lines. A fuller cache starts afresh. */
const MOST = 400_000;
/**
 * Texts as they were broken into lines, by text, style, width and language. A release prints the same names and titles in most of
 * its documents, in columns of few widths.
 */
export class LineCache {
    texts = new Map();
    held = 0;
    /** The lines of a text; `breakUp` makes them where they are not known. */
    find(text, style, width, lang, breakUp) {
        const known = this.texts.get(text);
        const found = known?.find((broken) => broken.width === width && broken.lang === lang && isSame(broken.style, style));
        if (found)
            return found.lines;
        const lines = breakUp();
        if (this.held >= MOST)
            this.clear();
        this.held += text.length;
        const broken = { style, width, lang, lines };
        const own = this.texts.get(text);
        if (own)
            own.push(broken);
        else
            this.texts.set(text, [broken]);
        return lines;
    }
    clear() {
        this.texts.clear();
        this.held = 0;
    }
}
function isSame(one, other) {
    return (one === other ||
        (one.face === other.face && one.size === other.size && one.ink === other.ink && one.balance === other.balance));
}
//# sourceMappingURL=line-cache.js.map