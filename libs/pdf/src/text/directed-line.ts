import { visualOrder } from './direction.js';
import type { FaceName } from './faces.js';
import type { Line, LineRun } from './line.js';
import type { Piece } from './piece.js';
import type { ShapedWord } from './shape.js';

/** How a line of two directions is set. */
interface Setting {
  /** Points. */
  readonly size: number;
  /** Points; where the text runs from right to left, its lines end there. Absent where the line stands alone. */
  readonly width: number | undefined;
  /** Whether the text goes on behind a space. */
  readonly endsInSpace: boolean;
  space(face: FaceName): ShapedWord;
}

/** A piece on the line, the space before one, or the edge of a span, which has no width and keeps its sides apart. */
interface Item {
  readonly kind: 'piece' | 'space' | 'edge';
  readonly level: number;
  readonly width: number;
  readonly piece: Piece;
}

/**
 * A line of pieces with directions. Its runs are in the order in which they are read, each at its place: so they are tagged, and
 * each says its words, for its glyphs stand in the order in which they are seen.
 */
export function joinDirected(pieces: readonly Piece[], setting: Setting): Line {
  const { size, space } = setting;
  const base = pieces[0]?.direction?.base ?? 0;
  const items = pieces.flatMap((piece, at): Item[] => {
    const { level, gap, begins } = piece.direction ?? { level: base, gap: base, begins: false };
    const isSpaced = piece.spaceBefore && at > 0;
    const width = (space(piece.face).width * size) / 1000;
    return [
      ...(isSpaced ? [{ kind: 'space', level: gap, width, piece } as const] : []),
      ...(begins ? [{ kind: 'edge', level: base, width: 0, piece } as const] : []),
      { kind: 'piece', level, width: piece.width, piece },
    ];
  });
  const lefts: number[] = [];
  let right = 0;
  for (const at of visualOrder(items.map(({ level }) => level))) {
    lefts[at] = right;
    right += items[at]?.width ?? 0;
  }
  const isAligned = base % 2 === 1 && setting.width !== undefined && setting.width > right;
  const start = isAligned ? (setting.width ?? right) - right : 0;
  const line = { start, endsInSpace: setting.endsInSpace, space };
  return {
    size,
    runs: stretchesOf(items).map((stretch) => runOf(items, lefts, stretch, line)),
    width: start + right,
    start,
  };
}

interface Stretch {
  readonly first: Item;
  readonly from: number;
  to: number;
}

/** Items that make one run: of one level, face, ink, language and link, one after the other. */
function stretchesOf(items: readonly Item[]): Stretch[] {
  const found: Stretch[] = [];
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'piece') continue;
    const last = found.at(-1);
    const between = last ? items.slice(last.to, at) : [];
    if (last && isAlike(last.first, item) && between.every(({ level }) => level === item.level)) last.to = at + 1;
    else found.push({ first: item, from: at, to: at + 1 });
  }
  return found;
}

function runOf(
  items: readonly Item[],
  lefts: readonly number[],
  { first, from, to }: Stretch,
  line: Pick<Setting, 'endsInSpace' | 'space'> & { readonly start: number },
): LineRun {
  const { face, ink, lang, link } = first.piece;
  const own = items.slice(from, to).filter(({ kind }) => kind !== 'edge');
  const words = own.map(({ piece, kind }) => (kind === 'space' ? line.space(piece.face) : piece.word));
  const said = own.map(({ piece, kind }) => (kind === 'space' ? ' ' : (piece.says ?? piece.text))).join('');
  const isFromRight = first.level % 2 === 1;
  const isFollowed = to < items.length ? items[to]?.kind === 'space' : line.endsInSpace;
  return {
    face,
    ink,
    lang,
    x: line.start + Math.min(...lefts.slice(from, to)),
    words: isFromRight ? words.toReversed() : words,
    says: isFollowed && !said.endsWith(' ') ? `${said} ` : said,
    isFromRight,
    ...(link && { link }),
  };
}

function isAlike({ level, piece: one }: Item, { level: own, piece: other }: Item): boolean {
  if (one.says !== undefined || other.says !== undefined) return false;
  return (
    level === own &&
    one.face === other.face &&
    one.ink === other.ink &&
    one.lang === other.lang &&
    one.link === other.link
  );
}
