import type { ChapterReference, ChapterView } from '@signatory/contract';
import type { Results } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { citeAction, citeEvidence } from './cite-evidence.js';
import type { DeskSection } from './desk-section.js';
import { ResultChoice } from './result-choice.js';

/** Results, evidence and references, each one button away from where the caret stood last. */
export function AtHand(props: {
  readonly cycle: string;
  readonly chapter: ChapterView;
  readonly references: readonly ChapterReference[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly results: Results;
  readonly marks: readonly string[];
  /** References are those of the original: a translation cites what is there. */
  readonly isOriginal: boolean;
  readonly sections: readonly DeskSection[];
  /** The section that it goes into, by its name. */
  readonly into: string;
  readonly onInto: (section: string) => void;
  readonly insert: (words: string, references?: readonly ChapterReference[]) => void;
}): ReactNode {
  const { say, choose, date, language } = useSpeech();
  const { cycle, chapter, references, numbers, results, marks, isOriginal, sections, into, onInto, insert } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const mark = chosen !== null && marks.includes(chosen) ? chosen : marks[0];
  const own = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle);
  const name = (member: string): string => (own ? nameMember(own, member, choose) : member);
  const members = [...new Set(chapter.evidence.map(({ member }) => member))];
  const evidenceOf = (member: string): ChapterView['evidence'] =>
    chapter.evidence.filter((each) => each.member === member);
  return (
    <section className="panel chapter-at-hand">
      <h2>{say('chapters.result')}</h2>
      <SelectField
        label={say('chapters.goesTo')}
        value={into}
        options={sections.map(({ name: section, label }) => [section, label])}
        onChange={onInto}
      />
      {mark !== undefined && (
        <>
          <ResultChoice
            marks={marks}
            results={results}
            cycle={cycle}
            language={language}
            value={mark}
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
          {members.map((member) => (
            // Of the member whose text is written, what it is written from stands open.
            <details key={member} open={into === `members/${member}`}>
              <summary>
                {say('chapters.evidence.of', { member: name(member), count: evidenceOf(member).length })}
              </summary>
              <ul className="chapter-cited">
                {evidenceOf(member).map((evidence, index) => (
                  <li key={index}>
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
            </details>
          ))}
        </>
      )}
    </section>
  );
}
