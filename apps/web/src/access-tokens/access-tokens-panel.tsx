import type { AccessTokensView, MadeAccessToken } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { accessTokens } from '../api/access-tokens.js';
import { useSpeech } from '../session/language.js';
import { OnceNote } from '../ui/once-note.js';
import { Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { MakeTokenForm } from './make-token-form.js';
import { TokenItem } from './token-item.js';

/** The tokens by which programs act for the person: made, shown once, ended. */
export function AccessTokensPanel(): ReactNode {
  return (
    <WithTexts of="tokens" lines={3}>
      {() => <Panel />}
    </WithTexts>
  );
}

function Panel(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const own = useQuery(accessTokens.own());
  const [made, setMade] = useState<MadeAccessToken | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: ['access-tokens'] });
  const end = async (name: string, id: string): Promise<void> => {
    await readAgain();
    if (made?.id === id) setMade(null);
    setEnded(name);
    // The button that had the focus is gone with its token.
    heading.current?.focus();
  };
  return (
    <section className="panel form account-part" aria-labelledby="access-tokens-heading">
      <h2 id="access-tokens-heading" ref={heading} tabIndex={-1}>
        {say('tokens.heading')}
      </h2>
      <p className="muted">{say('tokens.lead')}</p>
      <Loaded query={own} lines={3}>
        {(view) => (
          <>
            <Own view={view} onEnded={end} />
            <StatusLine>
              {made ? say('tokens.done', { name: made.name }) : ended !== null && say('tokens.ended', { name: ended })}
            </StatusLine>
            {made && (
              <OnceNote
                key={made.id}
                label={say('tokens.token')}
                secret={made.token}
                copy={say('tokens.copy')}
                copied={say('tokens.copied')}
              >
                {say('tokens.once')}
              </OnceNote>
            )}
            <MakeTokenForm
              proof={view.proof}
              onMade={async (token) => {
                setMade(token);
                setEnded(null);
                await readAgain();
              }}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Own(props: {
  readonly view: AccessTokensView;
  readonly onEnded: (name: string, id: string) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const { tokens } = props.view;
  if (tokens.length === 0) return <p>{say('tokens.none')}</p>;
  return (
    <ul className="account-list">
      {tokens.map((token) => (
        <TokenItem key={token.id} token={token} onEnded={() => props.onEnded(token.name, token.id)} />
      ))}
    </ul>
  );
}
