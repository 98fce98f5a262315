import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { auditing } from '../../api/auditing.js';
import { useSpeech } from '../../session/language.js';

const PAUSE_MS = 300;

/**
 * Whose events are wanted: a part of a name, or one of the people whom what was typed so far could mean. Of two who share
 * their name the address is offered, which names one.
 */
export function PersonField({ value = '' }: { readonly value?: string | undefined }): ReactNode {
  const { say } = useSpeech();
  const list = useId();
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const people = useQuery({ ...auditing.people(asked), placeholderData: keepPreviousData }).data ?? [];
  const isShared = (name: string): boolean => people.filter((each) => each.name === name).length > 1;
  return (
    <label className="field">
      <span>{say('audit.by')}</span>
      <input
        className="input"
        name="by"
        list={list}
        autoComplete="off"
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={list}>
        {people.map(({ id, name, email }) => (
          <option key={id} value={isShared(name) ? email : name}>
            {isShared(name) ? name : email}
          </option>
        ))}
      </datalist>
    </label>
  );
}
