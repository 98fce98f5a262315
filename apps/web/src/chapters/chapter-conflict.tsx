import { Icon } from '@signatory/pages';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Lack } from '../ui/lack.js';
import { useLacks } from '../ui/use-lacks.js';
import type { EditedChapter, ShownConflict } from './chapter-draft.js';
import { textOf, type DeskSection } from './desk-section.js';

/**
 * The same text was saved twice, by two editors or in two windows: of each section that both changed the person chooses, or of
 * all. One that only one of them changed is as it was changed, and is named.
 */
export function ChapterConflictPanel(props: {
  readonly conflict: ShownConflict;
  readonly edited: EditedChapter;
  readonly sections: readonly DeskSection[];
}): ReactNode {
  const { say, instant } = useSpeech();
  const { conflict, edited, sections } = props;
  const { isUnsaved, by, byId, at, differing, apart: isApart } = conflict;
  const isOwn = byId === useSession().person.id || isUnsaved;
  const own = isOwn ? 'yes' : 'no';
  const theirs = conflict.theirs?.sections;
  /** Whether one's own is kept, by what was chosen so far. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  // A save was pressed and refused; what another window holds is found while words are being typed.
  useEffect(() => {
    if (!isUnsaved) heading.current?.focus();
  }, [isUnsaved]);
  const choose = (name: string, isMine: boolean): void => setChosen(new Map([...chosen, [name, isMine]]));
  const among = (names: readonly string[]): DeskSection[] => sections.filter(({ name }) => names.includes(name));
  const lacks = useLacks<string>(
    Object.fromEntries(differing.contested.map((name) => [name, !chosen.has(name) && say('lack.choose')])),
  );
  const apply = (): void =>
    edited.keepSections(new Set([...differing.mine, ...differing.contested.filter((name) => chosen.get(name))]));
  return (
    <section className="banner banner-warn" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" className="banner-head" tabIndex={-1} ref={heading}>
        <Icon name="alert" />
        {isUnsaved
          ? say(isApart ? 'chapters.conflict.unsavedApart' : 'chapters.conflict.unsaved')
          : say(isApart ? 'chapters.conflict.apart' : 'chapters.conflict', {
              own,
              by,
              time: at === '' ? '–' : instant(at),
            })}
      </h2>
      {(['theirs', 'mine'] as const).map(
        (side) =>
          differing[side].length > 0 && (
            <p key={side}>
              {say(`chapters.conflict.only.${side}`, { own, by })}
              {say('join.colon')}
              {among(differing[side])
                .map(({ label }) => label)
                .join(say('join.comma'))}
            </p>
          ),
      )}
      {theirs &&
        among(differing.contested).map(({ name, label }) => (
          <fieldset key={name} className="conflict-choice chapter-differing">
            <legend>{label}</legend>
            <Side
              section={name}
              isChosen={chosen.get(name) === false}
              heading={say('conflict.theirs', { own, by })}
              text={textOf(theirs, name)}
              onChoose={() => choose(name, false)}
            />
            <Side
              section={name}
              isChosen={chosen.get(name) === true}
              heading={say('conflict.yours', { own })}
              text={textOf(edited.draft.sections, name)}
              onChoose={() => choose(name, true)}
            />
            <Lack>{lacks.at(name)}</Lack>
          </fieldset>
        ))}
      <div className="acts">
        {theirs && (
          <button type="button" className="button button-primary" onClick={(event) => lacks.ask(event, apply)}>
            {say(isApart ? 'chapters.conflict.both' : 'conflict.apply')}
          </button>
        )}
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

/** One of the two texts of a section. */
function Side(props: {
  readonly section: string;
  readonly isChosen: boolean;
  readonly heading: string;
  readonly text: string;
  readonly onChoose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <label>
      <input type="radio" name={`conflict-${props.section}`} checked={props.isChosen} onChange={props.onChoose} />
      <span>
        <strong>{props.heading}</strong> {props.text === '' ? say('conflict.empty') : props.text}
      </span>
    </label>
  );
}
