import type { ChapterReference, ChapterTextView } from '@signatory/contract';
import { blocksOf, type Results } from '@signatory/domain';
import { ChapterText } from '@signatory/pages';
import type { Say } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { textOf, type DeskSection } from './desk-section.js';

/** The chapter as it will be read, its results marked. */
export function ChapterPreview(props: {
  readonly title: string;
  readonly sections: readonly DeskSection[];
  readonly texts: ChapterTextView['sections'];
  readonly references: readonly ChapterReference[];
  readonly language: string;
  readonly results: Results;
  readonly numbers: ReadonlyMap<string, number>;
  /** In the language of the text. */
  readonly sayText: Say;
}): ReactNode {
  const { say } = useSpeech();
  const { title, sections, texts, references, language, results, numbers, sayText } = props;
  const written = sections.filter(({ name }) => textOf(texts, name).trim() !== '');
  const cited = references
    .flatMap((reference) => {
      const number = numbers.get(reference.key);
      return number === undefined ? [] : [{ ...reference, number }];
    })
    .sort((a, b) => a.number - b.number);
  if (written.length === 0) return null;
  return (
    <section className="panel chapter-preview" aria-label={title}>
      <h2>{title}</h2>
      {written.map(({ name, heading, closing }) => (
        <div key={name} lang={language}>
          <h3>{heading}</h3>
          <ChapterText blocks={blocksOf(textOf(texts, name), { results, numbers })} language={language} marking={say} />
          {closing !== null && <p className="chapter-closing">{closing}</p>}
        </div>
      ))}
      {cited.length > 0 && (
        <div lang={language}>
          <h3>{sayText('chapter.references')}</h3>
          <ol className="chapter-references">
            {cited.map(({ number, title: name, publisher, url }) => (
              <li key={number}>
                {url ? <a href={url}>{name}</a> : name}
                {publisher && `${sayText('join.comma')}${publisher}`}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
