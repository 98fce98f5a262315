import type { ContactView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** Whom to write to. */
export function ContactList({ contacts }: { readonly contacts: readonly ContactView[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <ul>
      {contacts.map(({ name, email }) => (
        <li key={email}>
          {name}
          {say('join.comma')}
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      ))}
    </ul>
  );
}
