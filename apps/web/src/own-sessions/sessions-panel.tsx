import type { OwnSessionView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import '../styles/account-list.css';
import { ownSessions } from '../api/own-sessions.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';

/** Where the person is signed in: each is ended, or all but this one. */
export function SessionsPanel(): ReactNode {
  return (
    <WithTexts of="ownSessions" lines={3}>
      {() => <Panel />}
    </WithTexts>
  );
}

function Panel(): ReactNode {
  const { say } = useSpeech();
  const all = useQuery(ownSessions.all());
  const [ended, setEnded] = useState<'ownSessions.ended' | 'ownSessions.ended.others' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const end = useCommand(
    (id: string | null) => (id === null ? ownSessions.endOthers() : ownSessions.end(id)),
    [['own-sessions']],
  );
  const endNow = (id: string | null): void => {
    setEnded(null);
    end.mutate(id, {
      onSuccess: () => {
        setEnded(id === null ? 'ownSessions.ended.others' : 'ownSessions.ended');
        // The button that had the focus is gone with its session.
        heading.current?.focus();
      },
    });
  };
  return (
    <section className="panel form account-part" aria-labelledby="own-sessions-heading">
      <h2 id="own-sessions-heading" ref={heading} tabIndex={-1}>
        {say('ownSessions.heading')}
      </h2>
      <p className="muted">{say('ownSessions.lead')}</p>
      <Loaded query={all} lines={3}>
        {({ sessions }) => (
          <>
            <ul className="account-list">
              {sessions.map((session) => (
                <SessionItem
                  key={session.id}
                  session={session}
                  isBusy={end.isPending}
                  onEnd={() => endNow(session.id)}
                />
              ))}
            </ul>
            {sessions.length > 2 && (
              <button
                type="button"
                className="button only-screen"
                aria-disabled={end.isPending}
                onClick={() => endNow(null)}
              >
                {say('ownSessions.end.others')}
              </button>
            )}
          </>
        )}
      </Loaded>
      {end.error && <Failure error={end.error} />}
      <StatusLine>{ended && say(ended)}</StatusLine>
    </section>
  );
}

function SessionItem(props: {
  readonly session: OwnSessionView;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}): ReactNode {
  const { say, instant, language } = useSpeech();
  const { agent, address, since, lastSeen, isThis } = props.session;
  const name = agent ?? say('ownSessions.unknown');
  const parts = [
    ...(address === null ? [] : [address]),
    say('ownSessions.since', { instant: instant(since) }),
    say('ownSessions.seen', { instant: instant(lastSeen) }),
  ];
  return (
    <li>
      <p>
        <strong>{name}</strong> {isThis && <span className="tag tag-ok">{say('ownSessions.this')}</span>}
        <span className="small-print">{parts.join(' · ')}</span>
      </p>
      {!isThis && (
        <div className="acts only-screen" role="group" aria-label={formatList(language, [name, ...parts])}>
          <button type="button" className="button" aria-disabled={props.isBusy} onClick={props.onEnd}>
            {say('ownSessions.end')}
          </button>
        </div>
      )}
    </li>
  );
}
