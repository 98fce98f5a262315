import { readTokens } from './chapter-text.js';
import type { Results, ResultValue } from './results.js';

/** A stretch of a block: words, a result from the tables, or the number of a reference. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'result'; readonly expression: string; readonly value: ResultValue | null }
  | { readonly kind: 'reference'; readonly key: string; readonly number: number | null };

/** What a chapter's text is made of; anything else is plain words. */
export type ChapterBlock =
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly (readonly Inline[])[] };

const BULLET = /^\s*[-*•]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;

/**
 * Reads a text into blocks: paragraphs stand apart by a blank line, a list's items begin with `- ` or `1. `. There is no
 * other markup, so that nothing an editor types can become a heading, a link or HTML.
 */
export function blocksOf(
  text: string,
  { results, numbers }: { readonly results: Results; readonly numbers: ReadonlyMap<string, number> },
): ChapterBlock[] {
  const inline = (words: string): Inline[] => inlineOf(words, results, numbers);
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((part) => groupLines(part.split('\n').filter((line) => line.trim() !== '')))
    .map(({ list, lines }): ChapterBlock =>
      list === null
        ? { kind: 'paragraph', words: inline(lines.map((line) => line.trim()).join(' ')) }
        : { kind: 'list', numbered: list === 'numbered', items: lines.map(inline) },
    );
}

type ListKind = 'bullets' | 'numbered' | null;

function groupLines(lines: readonly string[]): { list: ListKind; lines: string[] }[] {
  const groups: { list: ListKind; lines: string[] }[] = [];
  for (const line of lines) {
    const list = BULLET.test(line) ? 'bullets' : NUMBER.test(line) ? 'numbered' : null;
    const words = list === null ? line : line.replace(list === 'bullets' ? BULLET : NUMBER, '');
    const last = groups.at(-1);
    if (last?.list === list) last.lines.push(words);
    // A line that goes on under an item belongs to it.
    else if (last?.list && list === null && /^\s/.test(line))
      last.lines.push(`${last.lines.pop() ?? ''} ${words.trim()}`);
    else groups.push({ list, lines: [words] });
  }
  return groups;
}

function inlineOf(text: string, results: Results, numbers: ReadonlyMap<string, number>): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  const words = (to: number): void => {
    if (to > from) pieces.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const token of readTokens(text)) {
    words(token.offset);
    pieces.push(
      token.kind === 'reference'
        ? { kind: 'reference', key: token.key, number: numbers.get(token.key) ?? null }
        : { kind: 'result', expression: token.expression, value: results.value(token.expression) },
    );
    from = token.offset + token.length;
  }
  words(text.length);
  return pieces;
}
