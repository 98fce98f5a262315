import { CHECKED_FACES } from './faces.js';
import { fillLines, isParted } from './fill-lines.js';
import { LineCache } from './line-cache.js';
import { quote, readParts } from './parts.js';
import { Shaper } from './shape.js';
const shapers = new Map();
/** Sets text into lines. Shaping is cached per process, so a second document of the same words is nearly free. */
export class Typesetter {
    language;
    faces;
    broken = new LineCache();
    single = new LineCache();
    protectedWords;
    /** `language`: of the document. `names`: whose words are not parted where a line ends. */
    constructor(fallbackFonts = [], language = 'en', names = []) {
        this.language = language;
        this.protectedWords = new Set(names.flatMap((name) => name.split(' ')));
        const serifs = !/^ja\b/.test(language);
        const key = [serifs, ...fallbackFonts].join('\n');
        const known = shapers.get(key);
        const shaper = (face) => new Shaper(face, fallbackFonts, serifs);
        this.faces = known ?? {
            text: shaper('text'),
            strong: shaper('strong'),
            heading: shaper('heading'),
            title: shaper('title'),
        };
        if (!known)
            shapers.set(key, this.faces);
    }
    /**
     * Lines no wider than `width` points: in a narrow column long words are parted where their language parts them, and a word
     * that is longer than the line is broken. `lang`: BCP 47, of a text that is not in the document's language.
     */
    wrap(words, style, width, lang = this.language) {
        if (typeof words !== 'string')
            return this.breakUp(words, style, width, lang);
        return this.broken.find(words, style, width, lang, () => this.breakUp(words, style, width, lang));
    }
    breakUp(words, style, width, lang) {
        const column = {
            style,
            width,
            lang,
            isProtected: (text) => this.protectedWords.has(text),
            shape: (face, text) => this.faces[face].shape(text, text),
        };
        const pieces = this.breakable(words, column);
        const lines = fillLines(pieces, column, width);
        if (!style.balance || lines.length < 2)
            return this.joinAll(lines, style);
        // The narrowest width that needs no further line.
        let [low, high] = [width / 2, width];
        while (high - low > 2) {
            const middle = (low + high) / 2;
            if (fillLines(pieces, column, middle).length > lines.length)
                low = middle;
            else
                high = middle;
        }
        return this.joinAll(fillLines(pieces, column, high), style);
    }
    /** One line, however long. */
    line(words, style) {
        if (typeof words !== 'string')
            return this.join(this.pieces(words, style), style);
        // A matrix prints its few signs thousands of times: the same line each time, which is encoded once as well.
        const [line] = this.single.find(words, style, Infinity, '', () => [this.join(this.pieces(words, style), style)]);
        return line ?? this.join([], style);
    }
    /** One line no wider than `width` points, cut with an ellipsis; for running heads, never for content. */
    fit(text, style, width) {
        const whole = this.line(text, style);
        if (whole.width <= width)
            return whole;
        const words = text.split(' ');
        while (words.length > 1) {
            words.pop();
            const shorter = this.line(`${words.join(' ')}…`, style);
            if (shorter.width <= width)
                return shorter;
        }
        return this.line('…', style);
    }
    /** Width of a text on one line, in points. */
    widthOf(words, style) {
        return this.line(words, style).width;
    }
    /** Width of the widest stretch that no line may break, in points. */
    widestWord(words, style) {
        return Math.max(0, ...this.pieces(words, style).map(({ width }) => width));
    }
    /** Throws `PdfTextError`, naming `place`, where a character cannot be printed in any face. */
    check(text, place) {
        for (const { text: part } of readParts(text, place).parts)
            for (const face of CHECKED_FACES)
                this.faces[face].check(part, place);
    }
    pieces(words, style) {
        const spans = typeof words === 'string' ? [{ text: words }] : words;
        const pieces = [];
        let space = false;
        for (const { text, face = style.face, ink = style.ink, lang } of spans) {
            const { parts, endsInSpace } = readParts(text, quote(text));
            for (const [index, part] of parts.entries()) {
                const spaceBefore = part.spaceBefore || (index === 0 && space);
                const word = this.faces[face].shape(part.text, quote(text));
                const glued = !spaceBefore && index === 0 && pieces.length > 0;
                const width = (word.width * style.size) / 1000;
                pieces.push({ text: part.text, word, face, ink, lang, width, spaceBefore, glued });
            }
            space = endsInSpace || (parts.length === 0 && space);
        }
        return pieces;
    }
    /** Pieces, with those too wide for a line broken letter by letter, unless hyphens part them. */
    breakable(words, column) {
        const { style, width } = column;
        const pieces = this.pieces(words, style);
        if (pieces.every((piece) => piece.width <= width))
            return pieces;
        return pieces.flatMap((piece) => piece.width <= width || isParted(piece, column) ? [piece] : this.breakPiece(piece, style, width));
    }
    /** In as many parts as lines are needed, of about one length: no last letter stands alone. */
    breakPiece(piece, style, width) {
        const letters = piece.word.runs.flatMap(({ codePoints }) => codePoints.map((codes) => String.fromCodePoint(...codes)));
        const even = Math.ceil(letters.length / Math.ceil((piece.width * 1.02) / width));
        const parts = [];
        for (let at = 0; at < letters.length; at += even)
            parts.push(letters.slice(at, at + even).join(''));
        const widthOf = (text) => (this.faces[piece.face].shape(text, text).width * style.size) / 1000;
        const fitting = parts.every((part) => widthOf(part) <= width) ? parts : letters;
        return fitting.map((text, index) => ({
            ...piece,
            text,
            word: this.faces[piece.face].shape(text, text),
            width: widthOf(text),
            spaceBefore: index === 0 && piece.spaceBefore,
            glued: index === 0 && piece.glued,
            broken: index === 0 && piece.spaceBefore,
        }));
    }
    /** Lines end with the space they were broken at, so that a reader does not run two words together. */
    joinAll(lines, style) {
        return lines.map((line, index) => {
            const joined = this.join(line, style);
            const run = joined.runs.at(-1);
            if (!run || !lines[index + 1]?.[0]?.spaceBefore)
                return joined;
            const ended = { ...run, words: [...run.words] };
            ended.words.push(this.faces[run.face].shape(' ', 'space'));
            return { ...joined, runs: [...joined.runs.slice(0, -1), ended] };
        });
    }
    join(pieces, style) {
        const runs = [];
        let x = 0;
        for (const [index, piece] of pieces.entries()) {
            const space = index > 0 && piece.spaceBefore ? this.faces[piece.face].shape(' ', 'space') : null;
            let run = runs.at(-1);
            if (!run || !isAlike(run, piece)) {
                // The space belongs to the run before it, so that a reader extracts it.
                if (run && space)
                    run.words.push(space);
                x += space ? (space.width * style.size) / 1000 : 0;
                const { face, ink, lang, says } = piece;
                run = { face, ink, lang, x, words: [], ...(says !== undefined && { says }) };
                runs.push(run);
            }
            else if (space) {
                run.words.push(space);
                x += (space.width * style.size) / 1000;
            }
            run.words.push(piece.word);
            x += piece.width;
        }
        return { size: style.size, runs, width: x };
    }
}
/** Whether a run goes on with a piece: a part of a word, which is read as another text, is a run of its own. */
function isAlike(run, piece) {
    if (run.says !== undefined || piece.says !== undefined)
        return false;
    return run.face === piece.face && run.ink === piece.ink && run.lang === piece.lang;
}
//# sourceMappingURL=typesetter.js.map