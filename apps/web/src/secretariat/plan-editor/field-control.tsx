import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asPart, asTyped, readAt, renameAt, splitLast, writeAt, type Pointer } from './document.js';
import { languagesOf } from './document-words.js';
import { AlignmentsControl } from './alignments-control.js';
import { ByControl } from './by-control.js';
import { CodesControl } from './codes-control.js';
import { useEditor } from './editor-context.js';
import type { Field } from './field.js';
import { FieldRow, type Tie } from './field-row.js';
import { MembersControl } from './members-control.js';
import { NameInput } from './name-input.js';
import { useOptions } from './options.js';
import { TextsControl } from './texts-control.js';
import { WordsControl } from './words-control.js';

/** Fields of several controls. */
const GROUPS: ReadonlySet<Field['control']['is']> = new Set(['words', 'codes', 'by', 'members', 'texts', 'alignments']);

/** A field of an item with the control that it is filled in with. */
export function FieldControl(props: {
  readonly field: Field;
  readonly item: Pointer;
  readonly onMoved: (pointer: Pointer) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { field, item, onMoved } = props;
  const { control, label, help } = field;
  const pointer = placeOf(field, item);
  return (
    <FieldRow
      pointer={pointer}
      label={say(label)}
      help={help && say(help)}
      isGroup={GROUPS.has(control.is)}
      isWide={GROUPS.has(control.is) || control.is === 'expression'}
    >
      {(tie) =>
        control.is === 'code' ? (
          <KeyControl tie={tie} pointer={pointer} onMoved={onMoved} />
        ) : (
          <ValueControl tie={tie} field={field} pointer={pointer} />
        )
      }
    </FieldRow>
  );
}

/** Where a field of an item stands. */
export function placeOf({ place }: Field, item: Pointer): Pointer {
  return place === '' ? item : `${item}/${place}`;
}

function KeyControl(props: {
  readonly tie: Tie;
  readonly pointer: Pointer;
  readonly onMoved: (pointer: Pointer) => void;
}): ReactNode {
  const { document, change } = useEditor();
  const { tie, pointer, onMoved } = props;
  const [outer, key] = splitLast(pointer);
  return (
    <NameInput
      id={tie.id}
      describedBy={tie['aria-describedby']}
      name={key}
      taken={Object.keys(asPart(readAt(document, outer)))}
      onRename={(name) => {
        change(renameAt(document, pointer, name));
        onMoved(`${outer}/${name}`);
      }}
    />
  );
}

function ValueControl(props: { readonly tie: Tie; readonly field: Field; readonly pointer: Pointer }): ReactNode {
  const { say } = useSpeech();
  const { document, change } = useEditor();
  const { tie, field, pointer } = props;
  const { control, needed } = field;
  const value = readAt(document, pointer);
  const options = useOptions(control, pointer);
  const put = (next: unknown): void => change(writeAt(document, pointer, next));
  const type = (typed: string): void => put(typed === '' && !needed ? undefined : typed);
  // A figure is typed; of a choice, and of yes and no, one is chosen.
  const isTyped = control.is === 'stated' && options.every(({ typed }) => typed === '' || typed === asTyped(value));
  switch (isTyped ? 'line' : control.is) {
    case 'words':
      return (
        <WordsControl
          label={say(field.label)}
          words={typeof value === 'string' ? { en: value } : value}
          original={languagesOf(document['title'])[0] ?? 'en'}
          describedBy={tie['aria-describedby']}
          onChange={(words) => put(words ?? (needed ? { [languagesOf(value)[0] ?? 'en']: '' } : undefined))}
        />
      );
    case 'codes':
      return <CodesControl label={say(field.label)} pointer={pointer} />;
    case 'by':
      return <ByControl pointer={pointer} />;
    case 'members':
      return <MembersControl pointer={pointer} />;
    case 'alignments':
      return <AlignmentsControl label={say(field.label)} pointer={pointer} />;
    case 'texts':
      return <TextsControl label={say(field.label)} pointer={pointer} />;
    case 'expression':
      return (
        <textarea
          {...tie}
          className="input plan-expression"
          rows={1}
          spellCheck={false}
          value={asTyped(value)}
          onChange={({ target }) => type(target.value)}
        />
      );
    case 'whole':
      return (
        <input
          {...tie}
          className="input plan-figure"
          inputMode="numeric"
          autoComplete="off"
          value={asTyped(value)}
          // What is no figure stays as it is typed, so that it can be told at its place.
          onChange={({ target }) => (/^\d{1,6}$/.test(target.value) ? put(Number(target.value)) : type(target.value))}
        />
      );
    case 'stated':
    case 'yes-no':
    case 'choice':
    case 'one-of':
    case 'score':
      return (
        <select
          {...tie}
          value={asTyped(value)}
          onChange={({ target }) => put(options.find(({ typed }) => typed === target.value)?.value)}
        >
          {options.map(({ typed, label }) => (
            <option key={typed} value={typed}>
              {label}
            </option>
          ))}
        </select>
      );
    default:
      return (
        <input
          {...tie}
          className="input"
          autoComplete="off"
          value={asTyped(value)}
          onChange={({ target }) => type(target.value)}
        />
      );
  }
}
