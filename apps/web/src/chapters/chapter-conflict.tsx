import { Icon } from '@signatory/pages';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import type { ChapterConflict, EditedChapter } from './chapter-draft.js';
import { textOf, type DeskSection } from './desk-section.js';

/** The same text was saved twice, by two editors or in two windows: both of each section that differs, and the person chooses. Nothing is merged unasked. */
export function ChapterConflictPanel(props: {
  readonly conflict: ChapterConflict;
  readonly edited: EditedChapter;
  readonly sections: readonly DeskSection[];
}): ReactNode {
  const { say, instant } = useSpeech();
  const { conflict, edited, sections } = props;
  const { theirs, by, byId, at } = conflict;
  const own = byId === useSession().person.id ? 'yes' : 'no';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const differing = theirs
    ? sections.filter(({ name }) => textOf(theirs, name) !== textOf(edited.draft.sections, name))
    : [];
  return (
    <section className="banner banner-warn" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" className="banner-head" tabIndex={-1} ref={heading}>
        <Icon name="alert" />
        {say('chapters.conflict', { own, by, time: at === '' ? '–' : instant(at) })}
      </h2>
      {differing.map(({ name, label }) => (
        <div key={name} className="chapter-differing">
          <h3>{label}</h3>
          <p>
            <strong>{say('conflict.theirs', { own, by })}</strong> {theirs && textOf(theirs, name)}
          </p>
          <p>
            <strong>{say('conflict.yours', { own })}</strong> {textOf(edited.draft.sections, name)}
          </p>
        </div>
      ))}
      <div className="acts">
        <button type="button" className="button" onClick={() => edited.takeTheirs()}>
          {say('chapters.takeTheirs')}
        </button>
        <button type="button" className="button" onClick={() => edited.keepMine()}>
          {say('chapters.keepMine')}
        </button>
      </div>
    </section>
  );
}
