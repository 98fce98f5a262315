import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { LeftWords } from '../ui/left-words.js';
import { useKept } from '../ui/use-kept.js';
import { nameDecision } from './decision-box.js';
import { nameMessages } from './threads.js';

/** What was typed about an entry that is not at the desk any more: for its decision, and in its threads. */
export function LeftOfEntry({ entryKey }: { readonly entryKey: EntryKey }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const [messages] = useState(() =>
    client
      .getQueryCache()
      .findAll({ queryKey: nameMessages(entryKey) })
      .map(({ queryKey }) => queryKey),
  );
  return (
    <>
      <Left name={nameDecision(entryKey)} heading={say('review.decision')} />
      {messages.map((name) => {
        const thread = name.at(-1);
        const heading = say(thread === null ? 'review.threads.newText' : 'review.threads.text');
        return <Left key={String(thread)} name={name} heading={heading} />;
      })}
    </>
  );
}

function Left({ name, heading }: { readonly name: readonly unknown[]; readonly heading: string }): ReactNode {
  const { kept, put } = useKept<{ readonly text: string; readonly language: string }>(name);
  return kept && <LeftWords heading={heading} {...kept} onDiscard={() => put(null)} />;
}
