import type { CitedLink } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { api, type ScoreKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { LeftWords } from '../ui/left-words.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { Cited } from './cited.js';
import { CitedLinks } from './cited-links.js';
import type { CitedEntries } from './citing-evidence.js';

const LEAST = 20;

/** It stays while the member reads the entries that the score rests on. */
interface ReplyDraft {
  readonly text: string;
  readonly language: string;
  readonly publish: boolean;
  readonly evidence: CitedLink[];
}

/** The member's right of reply: accept the score, or contest it in words, with what shows it; in public or on file. */
export function ReplyForm(props: {
  readonly scoreKey: ScoreKey;
  /** Closed, it shows only what was begun. */
  readonly isOpen: boolean;
  /** The member contests it already: until that is answered another reply takes its place. */
  readonly isGiven: boolean;
  /** The member replied to a score that was given again since. */
  readonly repliedBefore: boolean;
  readonly entries: CitedEntries;
}): ReactNode {
  const { scoreKey } = props;
  const { say, language: own } = useSpeech();
  const { kept, draft, set, put, wasBegun } = useKeptForm<ReplyDraft>(['reply', ...Object.values(scoreKey)], {
    text: '',
    language: own,
    publish: true,
    evidence: [],
  });
  const { text, language, publish, evidence } = draft;
  const reply = useCommand(
    (kind: 'accepted' | 'contested') => api.reply(scoreKey, { kind, text, language, publish, evidence }),
    [['scores', scoreKey.cycle]],
  );
  const [changing, setChanging] = useState(wasBegun);
  const [begun, setBegun] = useState(false);
  const page = begun && say('reply.evidence.begun');
  const lacks = useLacks({ text: isShort(text, 1) && say('reply.lack'), page });
  // Who accepts need not say why.
  const lacksToAccept = useLacks({ page });
  const send = (kind: 'accepted' | 'contested'): void =>
    reply.mutate(kind, {
      // What was sent stands in the thread: another reply begins empty.
      onSuccess: () => {
        put(null);
        setChanging(false);
      },
    });
  if (!props.isOpen)
    return (
      kept &&
      !reply.isPending && (
        <LeftWords
          heading={say('reply.heading')}
          text={text}
          language={language}
          refused={reply.error}
          onDiscard={() => put(null)}
        >
          <Cited links={evidence} />
        </LeftWords>
      )
    );
  const fields = (
    <>
      <TextField
        label={say('reply.text')}
        hint={say('reply.hint')}
        lines
        value={text}
        error={lacks.at('text')}
        onChange={(words) => set({ text: words })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      <CitedLinks
        links={evidence}
        onChange={(links) => set({ evidence: links })}
        onBegin={setBegun}
        lack={lacks.at('page') ?? lacksToAccept.at('page')}
        entries={props.entries}
      />
      <label className="tick">
        <input type="checkbox" checked={!publish} onChange={({ target }) => set({ publish: !target.checked })} />
        <span>{say('reply.hold')}</span>
      </label>
      {reply.error && <Failure error={reply.error} />}
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={reply.isPending}
          onClick={(event) => lacksToAccept.ask(event, () => send('accepted'))}
        >
          {say('reply.accept')}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={reply.isPending}
          onClick={(event) => lacks.ask(event, () => send('contested'))}
        >
          {say('reply.contest')}
        </button>
      </div>
    </>
  );
  return (
    <section className="panel form only-screen" aria-labelledby="reply-heading">
      <h2 id="reply-heading">{say('reply.heading')}</h2>
      {props.isGiven && <p>{say('scoring.stands.contested.yours')}</p>}
      <p className="muted">{say('reply.change')}</p>
      {props.repliedBefore && <p className="note">{say('reply.former.member')}</p>}
      {/* Empty as it is after a reply it would read as if nothing had been sent. */}
      {props.isGiven ? (
        <details open={changing} onToggle={({ currentTarget }) => setChanging(currentTarget.open)}>
          <summary>{say('reply.again')}</summary>
          <div className="form">{fields}</div>
        </details>
      ) : (
        fields
      )}
    </section>
  );
}

/** The sentence that an agreed score needs where it departs from the proposal. */
export function DepartureForm(props: {
  readonly scoreKey: ScoreKey;
  /** Closed, as once the other reviewer has written it, it shows only what was begun. */
  readonly isOpen: boolean;
}): ReactNode {
  const { scoreKey } = props;
  const { say, language: own } = useSpeech();
  const { kept, draft, set, put } = useKeptForm(['departure', ...Object.values(scoreKey)], {
    sentence: '',
    language: own as string,
  });
  const { sentence, language } = draft;
  const explain = useCommand(
    () => api.explainDeparture(scoreKey, { sentence, language }),
    [['scores', scoreKey.cycle]],
  );
  const lacks = useLacks({ sentence: isShort(sentence, LEAST) && say('lack.words', { least: LEAST }) });
  if (!props.isOpen)
    return (
      kept &&
      !explain.isPending && (
        <LeftWords
          heading={say('departure.heading')}
          text={sentence}
          language={language}
          refused={explain.error}
          onDiscard={() => put(null)}
        />
      )
    );
  return (
    <section className="panel form only-screen" aria-labelledby="departure-heading">
      <h2 id="departure-heading">{say('departure.heading')}</h2>
      <TextField
        label={say('departure.sentence')}
        lines
        value={sentence}
        error={lacks.at('sentence')}
        onChange={(words) => set({ sentence: words })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      {explain.error && <Failure error={explain.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={explain.isPending}
        onClick={(event) => lacks.ask(event, () => explain.mutate(undefined, { onSuccess: () => put(null) }))}
      >
        {say('departure.save')}
      </button>
    </section>
  );
}
