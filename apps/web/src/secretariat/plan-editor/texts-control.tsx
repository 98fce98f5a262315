import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { asList, readAt, within, writeAt, type Pointer } from './document.js';
import { languagesOf } from './document-words.js';
import { useEditor } from './editor-context.js';
import { WordsControl } from './words-control.js';

/** Several texts, each in its languages, one under the other. */
export function TextsControl({ label, pointer }: { readonly label: string; readonly pointer: Pointer }): ReactNode {
  const { say } = useSpeech();
  const { document, change } = useEditor();
  const texts = asList(readAt(document, pointer));
  const original = languagesOf(document['title'])[0] ?? 'en';
  return (
    <div className="plan-texts">
      {texts.map((words, place) => {
        const name = say('planEdit.exampleOf', { field: label, place: place + 1 });
        return (
          <div key={place} className="plan-text-item">
            <WordsControl
              label={name}
              words={words}
              original={original}
              describedBy={undefined}
              onChange={(next) => change(writeAt(document, within(pointer, place), next ?? { [original]: '' }))}
            />
            <button
              type="button"
              className="button button-quiet button-icon"
              aria-label={say('planEdit.removeOf', { code: name })}
              onClick={() => change(writeAt(document, within(pointer, place), undefined))}
            >
              <Icon name="close" />
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() => change(writeAt(document, pointer, [...texts, { [original]: '' }]))}
      >
        <Icon name="plus" />
        {say('planEdit.add.example')}
      </button>
    </div>
  );
}
