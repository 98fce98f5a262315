import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useSpeech } from '../session/language.js';
import { MANY } from '../ui/long-table.js';
import { SelectField } from '../ui/select-field.js';
import type { DeskSection } from './desk-section.js';

/** The sections of a chapter that stand open, and how another is opened. */
interface SectionsInSight {
  readonly inSight: readonly DeskSection[];
  /** Keeps a section in sight, also when its last word is deleted. */
  readonly keep: (name: string) => void;
  /** Stands below them; nothing where all are in sight. */
  readonly more: ReactNode;
}

/** Of many members, those of whom something is written, or is about to be: 193 empty fields are sixty screens. */
export function useSectionsInSight(
  sections: readonly DeskSection[],
  isWritten: (name: string) => boolean,
  focus: (name: string) => void,
): SectionsInSight {
  const { say } = useSpeech();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState('');
  const isOpen = ({ name, closing }: DeskSection): boolean => closing === null || kept.has(name) || isWritten(name);
  const keep = (name: string): void => {
    if (!kept.has(name)) setKept(new Set([...kept, name]));
  };
  const others = sections.length > MANY ? sections.filter((section) => !isOpen(section)) : [];
  const [first] = others;
  if (!first) return { inSight: sections, keep, more: null };
  const next = others.find(({ name }) => name === chosen) ?? first;
  const open = (): void => {
    flushSync(() => keep(next.name));
    focus(next.name);
  };
  return {
    inSight: sections.filter(isOpen),
    keep,
    more: (
      <section className="panel chapter-more" aria-label={say('chapters.more', { count: others.length })}>
        <p>{say('chapters.more', { count: others.length })}</p>
        <div className="filters-form">
          <SelectField
            label={say('term.member')}
            value={next.name}
            options={others.map(({ name, heading }) => [name, heading])}
            onChange={setChosen}
          />
          <button type="button" className="button" onClick={open}>
            {say('chapters.more.open')}
          </button>
        </div>
      </section>
    ),
  };
}
