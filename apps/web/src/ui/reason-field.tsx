import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from './text-field.js';

/** Why something is done that others will ask about: it stands on the audit trail, and is never left out. */
export function ReasonField(props: {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  /** Who reads it, where more than the audit trail does. */
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  return <TextField {...props} hint={props.hint ?? say('calendar.reason.hint')} required maxLength={2_000} />;
}
