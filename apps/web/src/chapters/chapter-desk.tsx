import type { ChapterTextView, ChapterView } from '@signatory/contract';
import {
  addressesOf,
  addressKey,
  checkNumbers,
  chooseText,
  listMarks,
  numberReferences,
  resultsOf,
  sectionsInOrder,
  withSection,
  type NumberFinding,
} from '@signatory/domain';
import { closeMember, headMember, type Say } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ChapterKey } from '../api/chapters.js';
import { editing } from '../api/editing.js';
import { queries } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { EditingLine } from '../ui/editing-line.js';
import { Lack } from '../ui/lack.js';
import { Failure, StatusLine } from '../ui/states.js';
import { useLacks } from '../ui/use-lacks.js';
import { allResults } from './all-results.js';
import { AtHand } from './at-hand.js';
import { ChapterConflictPanel } from './chapter-conflict.js';
import { useChapterDraft } from './chapter-draft.js';
import { ChapterPreview } from './chapter-preview.js';
import { ChapterSteps } from './chapter-steps.js';
import { textOf, type DeskSection } from './desk-section.js';
import { useSectionsInSight } from './sections-in-sight.js';
import { SectionEditor } from './section-editor.js';
import { nameLanguage } from './chapters-screen.js';

/** The text of a chapter in one language with all that an editor needs beside it. */
export function ChapterDesk(props: {
  readonly chapterKey: ChapterKey;
  readonly chapter: ChapterView;
  readonly text: ChapterTextView;
  /** In the language of the text. */
  readonly sayText: Say;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { chapterKey, chapter, text, sayText } = props;
  const edited = useChapterDraft(chapterKey, chapter, text);
  const isElsewhere = edited.conflict?.isUnsaved ?? false;
  const lacks = useLacks({ change: !edited.isDirty && say('lack.change') });
  const sections = useDeskSections(props);
  const results = useMemo(() => resultsOf(allResults(chapter.results)), [chapter.results]);
  const marks = useMemo(() => listMarks(chapter.results, chapter.commitment), [chapter]);
  const { draft, isOriginal } = edited;
  const writes = chapter.commands.includes(isOriginal ? 'edit' : 'translate') && (isOriginal || chapter.version > 0);
  const findings = findIn(sections, edited.draft, chapter, results);
  const [active, setActive] = useState('background');
  const fields = useRef(new Map<string, HTMLTextAreaElement>());
  const named = sectionsInOrder(
    draft.sections,
    sections.flatMap(({ name }) => (name.startsWith('members/') ? [name.slice('members/'.length)] : [])),
  );
  const numbers = numberReferences(named);
  const source = isOriginal ? null : chapter.texts.find(({ language }) => language === chapter.original);

  const { inSight, keep, more } = useSectionsInSight(
    sections,
    (name) =>
      textOf(draft.sections, name) !== '' ||
      (source ? textOf(source.sections, name) !== '' : false) ||
      (findings.get(name) ?? []).length > 0,
    (name) => {
      setActive(name);
      fields.current.get(name)?.focus();
    },
  );

  const insert = (words: string, references = draft.references): void => {
    const open = fields.current.get(active);
    const before = textOf(draft.sections, active);
    const [from, to] = open ? [open.selectionStart, open.selectionEnd] : [before.length, before.length];
    const next = before.slice(0, from) + words + before.slice(to);
    flushSync(() => edited.change({ sections: withSection(draft.sections, active, next), references }));
    const field = fields.current.get(active);
    field?.focus();
    field?.setSelectionRange(from + words.length, from + words.length);
  };
  const show = (section: string, { offset, length }: NumberFinding): void => {
    setActive(section);
    const field = fields.current.get(section);
    field?.focus();
    field?.setSelectionRange(offset, offset + length);
  };

  return (
    <>
      {text.outdated && <p className="banner banner-warn">{say('chapters.outdated')}</p>}
      {chapter.state === 'CLEARED' && <p className="note">{say('chapters.isCleared')}</p>}
      {chapter.state === 'CHECKED' && <p className="note">{say('chapters.isChecked')}</p>}
      {edited.conflict && <ChapterConflictPanel conflict={edited.conflict} edited={edited} sections={sections} />}
      <div className="chapter-desk">
        <form className="chapter-sections" onSubmit={(event) => lacks.ask(event, edited.save)}>
          {inSight.map((section) => (
            <SectionEditor
              key={section.name}
              section={section}
              language={text.language}
              value={textOf(draft.sections, section.name)}
              source={source ? { language: source.language, text: textOf(source.sections, section.name) } : null}
              findings={findings.get(section.name) ?? []}
              readOnly={!writes}
              answering={{ chapterKey, text, marks, results, isDirty: edited.isDirty }}
              onFocus={() => keep(section.name)}
              onEnter={() => setActive(section.name)}
              onChange={(words) => edited.change({ sections: withSection(draft.sections, section.name, words) })}
              onShow={(finding) => show(section.name, finding)}
              hold={(field) => {
                if (field) fields.current.set(section.name, field);
                else fields.current.delete(section.name);
              }}
            />
          ))}
          {writes && more}
          {writes && <EditingLine place={editing.ofText(chapterKey, text.language)} />}
          <Lack>{lacks.at('change')}</Lack>
          {edited.error && <Failure error={edited.error} />}
          <div className="save-bar chapter-save">
            {writes && (
              <button type="submit" className="button button-primary" aria-disabled={edited.isSaving}>
                {say('chapters.save')}
              </button>
            )}
            <StatusLine tone={isElsewhere ? 'err' : edited.isDirty ? 'busy' : 'ok'}>
              {isElsewhere
                ? say(edited.conflict?.apart ? 'chapters.conflict.unsavedApart' : 'chapters.conflict.unsaved')
                : edited.isDirty
                  ? say('chapters.unsaved')
                  : text.n > 0 && say('chapters.saved', { n: text.n })}
            </StatusLine>
          </div>
          {text.by && text.at && (
            <p className="small-print">
              {text.by}
              {say('join.comma')}
              {instant(text.at)}
            </p>
          )}
        </form>
        <aside className="chapter-hand" aria-label={say('chapters.heading')}>
          <section className="panel">
            <h2>{say('chapters.numbers')}</h2>
            <p role="status">
              {countOf(findings) === 0
                ? say('chapters.numbers.none')
                : say('chapters.findings', { findings: countOf(findings) })}
            </p>
            {/* The sections are long, and most of them have none. */}
            {countOf(findings) > 0 && (
              <ul className="chapter-findings">
                {sections.flatMap(({ name, label }) =>
                  (findings.get(name) ?? []).map((finding) => (
                    <li key={`${name} ${finding.offset}`}>
                      <button type="button" className="link-button" onClick={() => show(name, finding)}>
                        {say('chapters.found.place', { section: label, at: finding.offset + 1 })}
                      </button>
                    </li>
                  )),
                )}
              </ul>
            )}
            <ChapterSteps chapterKey={chapterKey} chapter={chapter} text={text} isDirty={edited.isDirty} />
          </section>
          {writes && (
            <AtHand
              cycle={chapterKey.cycle}
              chapter={chapter}
              references={draft.references}
              numbers={numbers}
              results={results}
              marks={marks}
              isOriginal={isOriginal}
              sections={sections}
              into={active}
              onInto={setActive}
              insert={insert}
            />
          )}
        </aside>
      </div>
      <ChapterPreview
        title={`${say('chapters.preview')}${say('join.colon')}${nameLanguage(text.language)}`}
        sections={sections}
        texts={draft.sections}
        references={draft.references}
        language={text.language}
        results={results}
        numbers={numbers}
        sayText={sayText}
      />
    </>
  );
}

function useDeskSections({ chapterKey, chapter, text, sayText }: Parameters<typeof ChapterDesk>[0]): DeskSection[] {
  const { say, choose } = useSpeech();
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === chapterKey.cycle);
  return [
    ...(['background', 'definitions'] as const).map((name) => ({
      name,
      heading: sayText(`chapter.${name}`),
      label: say(`chapter.${name}`),
      closing: null,
    })),
    ...chapter.results.scores.map((score) => {
      const name = (as: typeof choose): string => (cycle ? nameMember(cycle, score.member, as) : score.member);
      // What is printed is in the language of the text, not of whoever writes it.
      const printed = name((words) => chooseText(words, text.language, 'en').text);
      return {
        name: `members/${score.member}`,
        heading: score.shared
          ? headMember(sayText, printed, score)
          : sayText('chapter.member', { member: printed, score: sayText('chapter.open') }),
        label: say('chapters.textOn', { member: name(choose) }),
        closing: score.shared
          ? closeMember(sayText, printed, score)
          : sayText('chapter.closing.open', { member: printed }),
      };
    }),
  ];
}

/** The number check of what stands in the fields now, by section: nobody has to save to learn that a figure is wrong. */
function findIn(
  sections: readonly DeskSection[],
  draft: Pick<ReturnType<typeof useChapterDraft>['draft'], 'sections' | 'references'>,
  { figures, actions, hidden }: ChapterView,
  results: ReturnType<typeof resultsOf>,
): ReadonlyMap<string, readonly NumberFinding[]> {
  const references = new Set(draft.references.map(({ key }) => key));
  const voided = new Set(
    draft.references.flatMap(({ key, action }) =>
      action === undefined || actions.some(({ id }) => id === action) ? [] : [key],
    ),
  );
  const addresses = addressesOf(draft.references);
  const secret = new Set(hidden.map(addressKey));
  const answered = new Set(figures.map(({ sentence, figure, n }) => JSON.stringify([sentence, figure, n])));
  return new Map(
    sections.map(({ name }) => [
      name,
      checkNumbers(textOf(draft.sections, name), {
        results,
        references,
        voided,
        addresses,
        isHidden: (address) => secret.has(addressKey(address)),
        isOther: ({ sentence, figure, n }) => answered.has(JSON.stringify([sentence, figure, n])),
      }),
    ]),
  );
}

function countOf(findings: ReadonlyMap<string, readonly NumberFinding[]>): number {
  return [...findings.values()].reduce((sum, each) => sum + each.length, 0);
}
