import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** As short as this only a code is, of which every character is given. */
const CODE = 10;

/** A browser cuts what is pasted into a field with a limit, and says nothing: whoever pasted it is told to look at its end. */
export function FieldFull({ id, most }: { readonly id: string; readonly most: number }): ReactNode {
  const { say } = useSpeech();
  if (most <= CODE) return null;
  return (
    <span id={id} className="field-message field-warning" role="alert">
      <Icon name="alert" />
      {say('field.full', { most })}
    </span>
  );
}
