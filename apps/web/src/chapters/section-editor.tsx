import type { NumberFinding } from '@signatory/domain';
import { useId, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { FieldFull } from '../ui/field-full.js';
import { nameLanguage } from './chapters-screen.js';
import type { DeskSection } from './desk-section.js';
import { FindingItem, type Answering } from './finding-item.js';

/** Characters that a section has at most. */
const MOST = 20_000;
/** Keys by which a field is passed. */
const PASSING: ReadonlySet<string> = new Set(['Tab', 'Shift']);

/** One section: its generated heading, the words that are written, what the number check found, and its closing sentence. */
export function SectionEditor(props: {
  readonly section: DeskSection;
  readonly language: string;
  readonly value: string;
  /** What a translation is made from. */
  readonly source: { readonly language: string; readonly text: string } | null;
  readonly findings: readonly NumberFinding[];
  readonly readOnly: boolean;
  readonly answering: Answering;
  readonly onFocus: () => void;
  /** Somebody writes here: who only passes by Tab, on the way to what is at hand, does not. */
  readonly onEnter: () => void;
  readonly onChange: (words: string) => void;
  readonly onShow: (finding: NumberFinding) => void;
  readonly hold: (field: HTMLTextAreaElement | null) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { section, language, value, source, findings, readOnly, answering, hold, onFocus, onEnter, onChange, onShow } =
    props;
  const id = useId();
  const isFull = !readOnly && value.length >= MOST;
  return (
    <section className="panel chapter-section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} lang={language}>
        {section.heading}
      </h2>
      {section.closing !== null && <p className="chapter-locked">{say('chapters.locked')}</p>}
      {source && source.text !== '' && (
        <details open>
          <summary>{say('chapters.source', { language: nameLanguage(source.language) })}</summary>
          <p className="chapter-source" lang={source.language}>
            {source.text}
          </p>
        </details>
      )}
      {/* What cannot be written in and holds nothing is no field: a cleared chapter is read. */}
      {!(readOnly && value === '') && (
        <div className="text-field">
          {/* In the reader's own language; where that is the text's, the heading says it already. */}
          <label htmlFor={id} className={section.label === section.heading ? 'visually-hidden' : undefined}>
            {section.label}
          </label>
          {!readOnly && section.name === 'background' && (
            <span className="hint" id={`${id}-hint`}>
              {say('chapters.write.hint')}
            </span>
          )}
          <textarea
            id={id}
            ref={hold}
            className="input"
            lang={language}
            rows={section.closing === null ? 8 : 4}
            maxLength={MOST}
            value={value}
            readOnly={readOnly}
            aria-describedby={
              [
                !readOnly && section.name === 'background' && `${id}-hint`,
                isFull && `${id}-full`,
                findings.length > 0 && `${id}-found`,
              ]
                .filter(Boolean)
                .join(' ') || undefined
            }
            aria-invalid={findings.length > 0 || undefined}
            onFocus={onFocus}
            onPointerDown={onEnter}
            onKeyDown={({ key }) => PASSING.has(key) || onEnter()}
            onChange={({ target }) => {
              onEnter();
              onChange(target.value);
            }}
          />
          {isFull && <FieldFull id={`${id}-full`} most={MOST} />}
        </div>
      )}
      {findings.length > 0 && (
        <ul className="chapter-findings" id={`${id}-found`}>
          {findings.map((finding) => (
            <FindingItem
              key={`${finding.kind} ${finding.offset}`}
              finding={finding}
              section={section}
              readOnly={readOnly}
              answering={answering}
              onShow={() => onShow(finding)}
            />
          ))}
        </ul>
      )}
      {section.closing !== null && (
        <p className="chapter-closing" lang={language}>
          {section.closing}
        </p>
      )}
    </section>
  );
}
