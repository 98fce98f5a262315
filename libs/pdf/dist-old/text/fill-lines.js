import { hyphenPlaces, looksLikeName } from './hyphenate.js';
import { widthOfWord } from './piece.js';
import { sideBySide } from './shape.js';
/** A last line narrower than so many times the size is a runt. */
const RUNT = 3.2;
/** Columns of fewer times the size part words at the ends of lines: in wider ones the hole that a long word leaves is small. */
const NARROW = 27;
/** The share of a line, and how many times the size, that must be empty without it. */
const HOLE = { share: 0.16, ems: 2.6 };
/** Lines one below the other that may end in a hyphen. */
const HYPHENS_IN_A_ROW = 2;
/** Pieces as lines no wider than `width`, points. */
export function fillLines(pieces, column, width) {
    const lines = [];
    let line = [];
    let [used, hyphens] = [0, 0];
    const turn = () => {
        hyphens = line.at(-1)?.parted === 'hyphen' ? hyphens + 1 : 0;
        if (line.length > 0)
            lines.push(line);
        [line, used] = [[], 0];
    };
    for (const [index, whole] of pieces.entries()) {
        const glued = whole.glued ? 0 : widthOfWord(pieces, index) - whole.width;
        for (let rest = whole; rest;) {
            const piece = rest;
            const gap = piece.spaceBefore && line.length > 0 ? spaceOf(piece.face, column) : 0;
            const room = width + 0.01 - used - gap;
            if (piece.width + glued <= room && !(piece.broken && line.length > 0)) {
                line.push(piece);
                used += gap + piece.width;
                break;
            }
            const mayPart = pieces[index + 1]?.spaceBefore && hyphens < HYPHENS_IN_A_ROW && isHole(room, width, column);
            const parted = piece.glued ? null : part(piece, room, Boolean(mayPart), column);
            if (parted) {
                line.push(parted[0]);
                rest = parted[1];
            }
            else if (line.length === 0) {
                line.push(piece);
                used = piece.width;
                break;
            }
            turn();
        }
    }
    turn();
    return fillRunt(lines, column, width);
}
/** Whether a word that no line of the column holds can be parted by hyphens alone. */
export function isParted(piece, column) {
    const places = placesOf(piece, column);
    const ends = [0, ...places, piece.text.length];
    return (places.length > 0 &&
        ends.slice(1).every((end, at) => {
            const text = piece.text.slice(ends[at], end);
            return widthOf(piece.face, `${text}-`, column) <= column.width;
        }));
}
function isHole(room, width, { style }) {
    return !style.balance && width < NARROW * style.size && room > Math.max(HOLE.share * width, HOLE.ems * style.size);
}
/**
 * As much of a word as there is room for, with its hyphen, and the rest; null where it stays whole. Whoever copies, searches or
 * listens meets the whole word at its first part, and then the space after it.
 */
function part(piece, room, mayPart, column) {
    const must = piece.width > column.width && !piece.broken;
    if (!must && (!mayPart || !mayBeParted(piece, column)))
        return null;
    for (const place of placesOf(piece, column).toReversed()) {
        const text = piece.text.slice(0, place);
        const says = piece.parted === 'rest' ? ' ' : piece.text;
        const word = sideBySide(column.shape(piece.face, text), column.shape(piece.face, '-'));
        const width = (word.width * column.style.size) / 1000;
        if (width > room)
            continue;
        const rest = piece.text.slice(place);
        const [shaped, restWidth] = [column.shape(piece.face, rest), widthOf(piece.face, rest, column)];
        return [
            { ...piece, text, word, width, parted: 'hyphen', says },
            { ...piece, text: rest, word: shaped, width: restWidth, spaceBefore: false, parted: 'rest', says: ' ' },
        ];
    }
    return null;
}
function mayBeParted({ text, lang, spaceBefore }, column) {
    return spaceBefore && !looksLikeName(text, lang ?? column.lang) && !column.isProtected(text);
}
function placesOf({ text, lang }, column) {
    return hyphenPlaces(text, lang ?? column.lang);
}
/** A last line of one short word, or of one Japanese letter, takes from the line before it what makes it a line. */
function fillRunt(lines, column, width) {
    const [before, last] = lines.slice(-2);
    if (!before || !last || before.at(-1)?.parted === 'hyphen')
        return lines;
    const least = RUNT * column.style.size;
    let end = before.length;
    while (end > 1 && widthOfLine([...before.slice(end), ...last], column) < least) {
        end -= 1;
        while (end > 0 && before[end]?.glued)
            end -= 1;
    }
    const [kept, filled] = [before.slice(0, end), [...before.slice(end), ...last]];
    // What it takes must leave the line before it a line, and find room.
    const fits = widthOfLine(kept, column) >= least && widthOfLine(filled, column) <= width + 0.01;
    return fits ? [...lines.slice(0, -2), kept, filled] : lines;
}
function widthOfLine(pieces, column) {
    return pieces.reduce((sum, { width, spaceBefore, face }, at) => sum + width + (at > 0 && spaceBefore ? spaceOf(face, column) : 0), 0);
}
function spaceOf(face, column) {
    return widthOf(face, ' ', column);
}
function widthOf(face, text, { shape, style }) {
    return (shape(face, text).width * style.size) / 1000;
}
//# sourceMappingURL=fill-lines.js.map