import type { ChapterBlock, Inline } from '@signatory/domain';
import { printResult, type Say } from '@signatory/texts';
import { Fragment, type ReactNode } from 'react';

interface TextProps {
  readonly blocks: readonly ChapterBlock[];
  /** Of the page: results are printed in it. */
  readonly language: string;
  /** Of the words, where they are in another. */
  readonly lang?: string | undefined;
  /** Where an editor reads it: results are marked as such, and said so aloud. */
  readonly marking?: Say | undefined;
  /** Before a reference's number in the address of its line; without it numbers do not lead there. */
  readonly anchor?: string | undefined;
}

/** A chapter's text: paragraphs and lists, with the results of the tables in it. */
export function ChapterText({ blocks, lang, ...inline }: TextProps): ReactNode {
  return (
    <div className="chapter-text" lang={lang}>
      {blocks.map((block, index) => {
        if (block.kind === 'paragraph')
          return (
            <p key={index}>
              <Words words={block.words} {...inline} />
            </p>
          );
        const items = block.items.map((words, at) => (
          <li key={at}>
            <Words words={words} {...inline} />
          </li>
        ));
        return block.numbered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
      })}
    </div>
  );
}

function Words({
  words,
  language,
  marking,
  anchor,
}: Omit<TextProps, 'blocks' | 'lang'> & { readonly words: readonly Inline[] }): ReactNode {
  return words.map((piece, index) => {
    if (piece.kind === 'text') return <Fragment key={index}>{piece.text}</Fragment>;
    if (piece.kind === 'reference') {
      const number = `[${piece.number ?? '?'}]`;
      return (
        <sup key={index}>
          {anchor && piece.number !== null ? <a href={`#${anchor}${piece.number}`}>{number}</a> : number}
        </sup>
      );
    }
    const printed = piece.value ? printResult(language, piece.value) : '?';
    return marking ? (
      <span key={index} className="result-mark">
        <span className="visually-hidden">{speakResult(marking, printed)}</span>
        <span aria-hidden="true">{printed}</span>
      </span>
    ) : (
      <Fragment key={index}>{printed}</Fragment>
    );
  });
}

/** `result: plus 0.28`: what a screen reader says of a mark. */
function speakResult(say: Say, printed: string): string {
  const [sign, figure] = [printed.charAt(0), printed.slice(1)];
  if (sign === '+') return say('chapter.spoken.plus', { figure });
  return sign === '−' ? say('chapter.spoken.minus', { figure }) : say('chapter.spoken.plain', { figure: printed });
}
