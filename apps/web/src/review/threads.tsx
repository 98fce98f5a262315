import type { ReviewThreadView, WriteMessage } from '@signatory/contract';
import { REVIEW_THREAD } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { reviewing } from '../api/review.js';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { LeftWords } from '../ui/left-words.js';
import { Failure, Loaded } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKept } from '../ui/use-kept.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { Words } from '../ui/words.js';
import { nameAuthor } from './name-author.js';

const changed = ({ cycle, member }: EntryKey) => [
  ['threads', cycle, member],
  ['reviews', cycle],
  ['report', cycle, member],
];

/** What reviewers and focal points say about one entry. `begins`: the reader may begin a thread. */
export function Threads({ entryKey, begins }: { readonly entryKey: EntryKey; readonly begins: boolean }): ReactNode {
  const { say } = useSpeech();
  const threads = useQuery(queries.threads(entryKey));
  const { kept } = useKept<MessageDraft>(nameMessage(entryKey, null));
  if (!begins && !kept && threads.data?.length === 0) return null;
  return (
    <section className="panel side-panel" id="threads" aria-labelledby="threads-heading" tabIndex={-1}>
      <h2 id="threads-heading">{say('review.threads')}</h2>
      <Loaded query={threads} lines={2}>
        {(all) => (
          <>
            {all.length === 0 && <p className="muted">{say('review.threads.none')}</p>}
            <ol className="threads">
              {all.map((thread) => (
                <li key={thread.id}>
                  <Thread entryKey={entryKey} thread={thread} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
      <Writer
        isOpen={begins}
        entryKey={entryKey}
        thread={null}
        label={say('review.threads.newText')}
        button={say('review.threads.begin')}
        send={(message) => reviewing.beginThread(entryKey, message)}
      />
    </section>
  );
}

function Thread({ entryKey, thread }: { readonly entryKey: EntryKey; readonly thread: ReviewThreadView }): ReactNode {
  const { say, instant } = useSpeech();
  const settle = useCommand(
    (command: 'resolve' | 'reopen') => reviewing.settleThread(entryKey, thread.id, command),
    changed(entryKey),
  );
  const { state, messages, resolved, commands, version } = thread;
  return (
    <article className="thread">
      <p className="small-print">
        <span className="tag">
          {resolved
            ? say('review.threads.resolved', { role: nameAuthor(resolved.role, say), instant: instant(resolved.at) })
            : say('review.threads.open')}
        </span>{' '}
        {say('review.threads.about', { version })}
      </p>
      {messages.map((message) => (
        <div key={message.at + message.text} className="said">
          <p className="small-print">
            <strong>{nameAuthor(message.role, say)}</strong> · {instant(message.at)}
          </p>
          <Words text={message.text} language={message.language} className="said-words" />
        </div>
      ))}
      <Writer
        isOpen={commands.includes('comment')}
        entryKey={entryKey}
        thread={thread.id}
        label={say('review.threads.text')}
        button={say('review.threads.send')}
        send={(message) => reviewing.writeMessage(entryKey, thread.id, message)}
      />
      {settle.error && <Failure error={settle.error} />}
      {(['resolve', 'reopen'] as const)
        .filter((command) => commands.includes(command) && REVIEW_THREAD.transitions[command].from.includes(state))
        .map((command) => (
          <button
            key={command}
            type="button"
            className="button"
            aria-disabled={settle.isPending}
            onClick={() => settle.mutate(command)}
          >
            {say(`review.threads.${command}`)}
          </button>
        ))}
    </article>
  );
}

/** It stays while its writer looks at other entries. */
interface MessageDraft {
  readonly text: string;
  readonly language: string;
}

/** With which the name of everything begins that is typed in the threads of an entry; the thread's id ends it, or null for a new one. */
export const nameMessages = ({ cycle, member, indicator }: EntryKey): readonly unknown[] => [
  'message',
  cycle,
  member,
  indicator,
];
const nameMessage = (entryKey: EntryKey, thread: string | null) => [...nameMessages(entryKey), thread];

function Writer(props: {
  /** Closed, it shows only what was begun. */
  readonly isOpen: boolean;
  readonly entryKey: EntryKey;
  /** Null for one that is begun. */
  readonly thread: string | null;
  /** Each box has its own: two of one name could not be told apart by who hears them. */
  readonly label: string;
  readonly button: string;
  readonly send: (message: WriteMessage) => Promise<void>;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { kept, draft, set, put, read } = useKeptForm<MessageDraft>(nameMessage(props.entryKey, props.thread), {
    text: '',
    language: own,
  });
  const { text, language } = draft;
  const write = useCommand(props.send, changed(props.entryKey));
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  if (!props.isOpen)
    return (
      kept &&
      !write.isPending && (
        <LeftWords heading={props.label} {...draft} refused={write.error} onDiscard={() => put(null)} within />
      )
    );
  return (
    <form
      className="form"
      onSubmit={(event) =>
        lacks.ask(event, () =>
          write.mutate(
            { text: text.trim(), language },
            {
              // What was typed while it was sent is another message.
              onSuccess: () => {
                const now = read();
                const more = now?.text.startsWith(text) ? now.text.slice(text.length).trim() : (now?.text ?? '');
                put(more === '' ? null : { text: more, language });
              },
            },
          ),
        )
      }
    >
      <TextField
        label={props.label}
        lines
        value={text}
        maxLength={4_000}
        error={lacks.at('text')}
        onChange={(words) => set({ text: words })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      {write.error && <Failure error={write.error} />}
      <button type="submit" className="button" aria-disabled={write.isPending}>
        {props.button}
      </button>
    </form>
  );
}
