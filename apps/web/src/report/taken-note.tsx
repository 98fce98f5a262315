import type { IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { useFieldWords } from './field-words.js';
import type { EntryDraft } from './use-entry.js';

/**
 * What somebody else, or another window, changed of this entry while other fields were changed here: nothing had to be chosen.
 * There before it says anything, so that it is heard, until its person has read it.
 */
export function TakenNote(props: { readonly indicator: IndicatorView; readonly editing: EntryDraft }): ReactNode {
  const { say, time } = useSpeech();
  const { taken, readTaken } = props.editing;
  const fields = useFieldWords(props.indicator);
  const { person } = useSession();
  return (
    <div className="newer-note" role="status">
      {taken.length > 0 && (
        <>
          <Icon name="info" />
          <span>
            {taken
              .map(({ by, byId, at, parts }) =>
                say('entry.taken', {
                  own: byId === person.id ? 'yes' : 'no',
                  by,
                  time: time(at),
                  what: parts.map(({ name }) => fields.name(name)).join(say('join.comma')),
                }),
              )
              .join(say('join.sentence'))}
          </span>
          <button type="button" className="button" onClick={readTaken}>
            {say('entry.taken.read')}
          </button>
        </>
      )}
    </div>
  );
}
