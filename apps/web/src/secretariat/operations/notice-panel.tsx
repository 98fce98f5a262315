import type { NoticeView } from '@signatory/contract';
import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { notices } from '../../api/notices.js';
import { operations } from '../../api/operating.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useLacks } from '../../ui/use-lacks.js';
import { fromLocal, toLocal } from '../cycles/local-instant.js';

/** What everybody is told for a time, and the form that tells it; for who keeps every plan, as the queues. */
export function NoticePanel(): ReactNode {
  const { say } = useSpeech();
  const notice = useQuery(notices.read());
  const { error } = useQuery(operations.storage());
  const set = useCommand(notices.set, [['notice']]);
  const clear = useCommand(() => notices.clear(), [['notice']]);
  const standing = notice.data?.notice ?? null;
  const told = standing
    ? set.isSuccess && ('jobs.notice.isSet' as const)
    : clear.isSuccess && ('jobs.notice.isCleared' as const);
  if (error instanceof ProblemError && error.code === 'queues.other-plans') return null;
  return (
    <section className="panel form" aria-labelledby="notice-heading">
      <h2 id="notice-heading">{say('jobs.notice')}</h2>
      <p className="muted">{say('jobs.notice.lead')}</p>
      <Loaded query={notice} lines={2}>
        {() => (
          <>
            <Standing notice={standing} />
            <details className="form">
              <summary>{say('jobs.notice.set')}</summary>
              <NoticeForm
                key={standing?.until}
                standing={standing}
                error={set.error}
                busy={set.isPending}
                onSet={(body) => set.mutate(body)}
              />
            </details>
            {standing && (
              <button
                type="button"
                className="button"
                aria-disabled={clear.isPending}
                onClick={() => clear.mutate(undefined)}
              >
                {say('jobs.notice.clear')}
              </button>
            )}
          </>
        )}
      </Loaded>
      {clear.error && <Failure error={clear.error} />}
      <StatusLine>{told && say(told)}</StatusLine>
    </section>
  );
}

function Standing({ notice }: { readonly notice: NoticeView | null }): ReactNode {
  const { say, choose, instant } = useSpeech();
  if (!notice) return <p>{say('jobs.notice.none')}</p>;
  const { text, from, until } = notice;
  return (
    <p>
      <q>{choose(text)}</q>{' '}
      {say('jobs.notice.stands', {
        from: instant(from),
        until: instant(until),
        isPublic: notice.public ? 'yes' : 'no',
      })}
    </p>
  );
}

function NoticeForm(props: {
  readonly standing: NoticeView | null;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onSet: (body: Parameters<typeof notices.set>[0]) => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { standing, error, busy } = props;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(LANGUAGES.map((each) => [each, standing?.text.texts[each]?.text ?? ''])),
  );
  const [from, setFrom] = useState(() => toLocal(standing?.from ?? null));
  const [until, setUntil] = useState(() => toLocal(standing?.until ?? null));
  const [saveBefore, setSaveBefore] = useState(() => toLocal(standing?.saveBefore ?? null));
  const [isPublic, setPublic] = useState(standing?.public ?? false);
  const given = LANGUAGES.flatMap((each) => {
    const words = texts[each]?.trim() ?? '';
    return words === '' ? [] : [[each, words] as const];
  });
  const lacks = useLacks({
    texts: given.length === 0 && say('jobs.notice.lack'),
    until: until === '' && say('lack.instant'),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          const end = fromLocal(until, standing?.until ?? null);
          if (end === null) return;
          const begin = fromLocal(from, standing?.from ?? null);
          props.onSet({
            texts: Object.fromEntries(given),
            ...(begin !== null && { from: begin }),
            until: end,
            public: isPublic,
            saveBefore: fromLocal(saveBefore, standing?.saveBefore ?? null),
          });
        })
      }
    >
      {LANGUAGES.map((each) => (
        <TextField
          key={each}
          label={LANGUAGE_NAMES[each]}
          lines
          maxLength={500}
          value={texts[each] ?? ''}
          error={each === own ? lacks.at('texts') : null}
          onChange={(words) => setTexts({ ...texts, [each]: words })}
        />
      ))}
      <div className="field-row">
        <TextField
          label={say('jobs.notice.from')}
          hint={say('jobs.notice.from.hint')}
          type="datetime-local"
          value={from}
          error={faultAt(error, '/from')}
          onChange={setFrom}
        />
        <TextField
          label={say('jobs.notice.until')}
          type="datetime-local"
          required
          value={until}
          error={lacks.at('until') ?? faultAt(error, '/until')}
          onChange={setUntil}
        />
      </div>
      <TextField
        label={say('jobs.notice.saveBefore')}
        hint={say('jobs.notice.saveBefore.hint')}
        type="datetime-local"
        value={saveBefore}
        onChange={setSaveBefore}
      />
      <label className="tick">
        <input type="checkbox" checked={isPublic} onChange={({ target }) => setPublic(target.checked)} />
        {say('jobs.notice.public')}
      </label>
      {error && <Failure error={error} />}
      <button type="submit" className="button button-primary" aria-disabled={busy}>
        {say('jobs.notice.set')}
      </button>
    </form>
  );
}
