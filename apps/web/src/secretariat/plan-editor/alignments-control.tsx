import { ALIGNMENT_RELATIONS } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asList, asPart, asTyped, readAt, within, writeAt, type Pointer } from './document.js';
import { useEditor } from './editor-context.js';

/** Items of other frameworks, each with how it stands to this one. */
export function AlignmentsControl({
  label,
  pointer,
}: {
  readonly label: string;
  readonly pointer: Pointer;
}): ReactNode {
  const { say } = useSpeech();
  const { document, change } = useEditor();
  const alignments = asList(readAt(document, pointer)).map(asPart);
  return (
    <div className="plan-texts">
      {alignments.map(({ framework, item, relation, url }, place) => {
        const at = within(pointer, place);
        const name = say('planEdit.exampleOf', { field: label, place: place + 1 });
        const put = (key: string, value: string | undefined): void => change(writeAt(document, within(at, key), value));
        return (
          <fieldset key={place} className="plan-text-item">
            <legend className="visually-hidden">{name}</legend>
            <div className="plan-alignment">
              <Line
                label={say('planEdit.alignment.framework')}
                value={framework}
                onChange={(value) => put('framework', value)}
              />
              <Line label={say('planEdit.alignment.item')} value={item} onChange={(value) => put('item', value)} />
              <label className="field">
                <span>{say('planEdit.alignment.relation')}</span>
                <select value={asTyped(relation)} onChange={({ target }) => put('relation', target.value)}>
                  {ALIGNMENT_RELATIONS.map((each) => (
                    <option key={each} value={each}>
                      {say(`alignment.${each}`)}
                    </option>
                  ))}
                </select>
              </label>
              <Line
                label={say('planEdit.alignment.url')}
                value={url}
                // It may be left out; what is needed stays as an empty text, so that what is wrong with it is told.
                onChange={(value) => put('url', value === '' ? undefined : value)}
              />
            </div>
            <button
              type="button"
              className="button button-quiet button-icon"
              aria-label={say('planEdit.removeOf', { code: name })}
              onClick={() => change(writeAt(document, at, undefined))}
            >
              <Icon name="close" />
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() =>
          change(writeAt(document, pointer, [...alignments, { framework: '', item: '', relation: 'related' }]))
        }
      >
        <Icon name="plus" />
        {say('planEdit.add.alignment')}
      </button>
    </div>
  );
}

function Line(props: {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <label className="field">
      <span>{props.label}</span>
      <input
        className="input"
        autoComplete="off"
        value={asTyped(props.value)}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </label>
  );
}
