import type { ChapterReference, ChapterView } from '@signatory/contract';
import type { Results } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { printMark } from './finding-item.js';
import { citeAction, citeEvidence } from './cite-evidence.js';

/** Results, evidence and references, each one button away from where the caret stands. */
export function AtHand(props: {
  readonly chapter: ChapterView;
  readonly references: readonly ChapterReference[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly results: Results;
  readonly marks: readonly string[];
  /** References are those of the original: a translation cites what is there. */
  readonly isOriginal: boolean;
  /** The section that it goes into. */
  readonly into: string;
  readonly insert: (words: string, references?: readonly ChapterReference[]) => void;
}): ReactNode {
  const { say, choose, date, language } = useSpeech();
  const { chapter, references, numbers, results, marks, isOriginal, into, insert } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const mark = chosen !== null && marks.includes(chosen) ? chosen : marks[0];
  return (
    <section className="panel chapter-at-hand">
      <h2>{say('chapters.result')}</h2>
      <p className="hint">{say('chapters.goesTo', { section: into })}</p>
      {mark !== undefined && (
        <>
          <SelectField
            label={say('chapters.result')}
            value={mark}
            options={marks.map((each) => [each, printMark(each, results, language)])}
            onChange={setChosen}
          />
          <button type="button" className="button" onClick={() => insert(`{{${mark}}}`)}>
            {say('chapters.insertResult')}
          </button>
        </>
      )}
      {references.length > 0 && (
        <>
          <h3>{say('chapters.references')}</h3>
          <ul className="chapter-cited">
            {references.map(({ key, title }) => (
              <li key={key}>
                <button type="button" className="button" onClick={() => insert(`[^${key}]`)}>
                  {say('chapters.cite', { title })}
                </button>
                {numbers.has(key) && <span className="muted">[{numbers.get(key)}]</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {isOriginal && (
        <>
          <h3>{say('actions.heading')}</h3>
          {chapter.actions.length === 0 && <p className="muted">{say('chapters.actions.none')}</p>}
          <ul className="chapter-cited">
            {chapter.actions.map((action) => (
              <li key={action.id}>
                <span className="tag tag-plain">{action.member}</span>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    const cited = citeAction(references, action, choose(action.text));
                    insert(`[^${cited.key}]`, cited.references);
                  }}
                >
                  {say('chapters.cite', { title: choose(action.text) })}
                </button>
                <span className="muted">
                  {date(action.happened)}
                  {say('join.comma')}
                  {say(`actionClass.${action.class}`)}
                </span>
              </li>
            ))}
          </ul>
          <h3>{say('chapters.evidence')}</h3>
          {chapter.evidence.length === 0 && <p className="muted">{say('chapters.evidence.none')}</p>}
          <ul className="chapter-cited">
            {chapter.evidence.map((evidence, index) => (
              <li key={index}>
                <span className="tag tag-plain">{evidence.member}</span>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    const cited = citeEvidence(references, evidence);
                    insert(`[^${cited.key}]`, cited.references);
                  }}
                >
                  {say('chapters.cite', { title: evidence.title })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
