import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { contactsOf } from '../api/contacts.js';
import { useSpeech } from '../session/language.js';

/** Whom the people of a cycle ask: its secretariat, below a heading; nothing where nobody is known. */
export function ContactList(props: { readonly cycle: string; readonly heading: ReactNode }): ReactNode {
  const { say } = useSpeech();
  const contacts = useQuery(contactsOf(props.cycle)).data ?? [];
  if (contacts.length === 0) return null;
  return (
    <>
      {props.heading}
      <ul>
        {contacts.map(({ name, email }) => (
          <li key={email}>
            {name}
            {say('join.comma')}
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
