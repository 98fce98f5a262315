import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from '../ui/text-field.js';
import type { EntryDraft } from './use-entry.js';

const MOST = 2_000;

/** The member's own words beside the answer. */
export function NarrativeField({
  editing,
  disabled,
}: {
  readonly editing: EntryDraft;
  readonly disabled: boolean;
}): ReactNode {
  const { say, language, decimal } = useSpeech();
  const narrative = editing.draft.narrative;
  return (
    <section aria-labelledby="narrative-heading">
      <h2 id="narrative-heading">{say('entry.narrative')}</h2>
      <TextField
        label={say('entry.narrative.label')}
        hint={say('entry.narrative.hint')}
        lines
        maxLength={MOST}
        disabled={disabled}
        value={narrative?.text ?? ''}
        onChange={(text) => editing.change({ narrative: { language: narrative?.language ?? language, text } })}
      />
      <p className="hint">
        {say('entry.narrative.count', {
          used: decimal(String(narrative?.text.length ?? 0)),
          most: decimal(String(MOST)),
        })}
      </p>
    </section>
  );
}
