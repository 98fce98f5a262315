import type { PasskeysView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { passkeys } from '../api/passkeys.js';
import { signInWays } from '../api/sign-in-ways.js';
import { secondFactor } from '../api/second-factor.js';
import '../styles/account-list.css';
import { useSpeech } from '../session/language.js';
import { Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { AddPasskeyForm } from './add-passkey-form.js';
import { NoPasskey } from './no-passkey.js';
import { PasskeyCodes } from './passkey-codes.js';
import { PasskeyItem } from './passkey-item.js';
import { passkeyPlaceOf, type PasskeyPlace } from './passkey-place.js';
import { RecoveryCodes } from './recovery-codes.js';

/** The own passkeys: added, named, removed. */
export function PasskeysPanel(): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={3}>
      {() => <Panel />}
    </WithTexts>
  );
}

function Panel(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const own = useQuery(passkeys.own());
  const ways = useQuery(signInWays());
  const [done, setDone] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const tell = async (sentence: string | null, made: readonly string[] = []): Promise<void> => {
    if (made.length > 0) setCodes(made);
    await Promise.all(
      [['passkeys'], ['second-factor'], ['session'], ['people']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    setDone(sentence);
    // What had the focus goes: those who hear the page go on from here, or from the codes.
    if (made.length === 0) heading.current?.focus();
  };
  return (
    <section className="panel form account-part" aria-labelledby="passkeys-heading">
      <h2 id="passkeys-heading" ref={heading} tabIndex={-1}>
        {say('secondFactor.passkeys')}
      </h2>
      <p className="muted">{say('secondFactor.passkeys.lead')}</p>
      {codes ? (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(null);
            heading.current?.focus();
          }}
        />
      ) : (
        <Loaded query={own} lines={3}>
          {(view) => (
            <Loaded query={ways} lines={3}>
              {(data) => <Own view={view} place={passkeyPlaceOf(data)} onDone={tell} />}
            </Loaded>
          )}
        </Loaded>
      )}
      <StatusLine>{done}</StatusLine>
    </section>
  );
}

function Own(props: {
  readonly view: PasskeysView;
  readonly place: PasskeyPlace;
  readonly onDone: (sentence: string | null, made?: readonly string[]) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const { view, place, onDone } = props;
  const { data: factor } = useQuery(secondFactor.own());
  const isOnly = factor?.since === null && view.passkeys.length === 1;
  return (
    <>
      {view.passkeys.length === 0 ? (
        <p>{say('secondFactor.passkeys.none')}</p>
      ) : (
        <>
          <ul className="account-list">
            {view.passkeys.map((passkey) => (
              <PasskeyItem
                key={passkey.id}
                passkey={passkey}
                isOnly={isOnly}
                hasCodes={(factor?.recoveryCodes ?? 0) > 0}
                required={factor?.required === true}
                proof={view.proof}
                onDone={onDone}
              />
            ))}
          </ul>
          <p className="muted">{say('secondFactor.passkeys.lost')}</p>
          {factor?.since === null && <PasskeyCodes view={factor} onCodes={(made) => onDone(null, made)} />}
        </>
      )}
      {place.kind === 'here' ? (
        <AddPasskeyForm
          proof={view.proof}
          isFirst={factor?.since === null && view.passkeys.length === 0}
          onDone={onDone}
        />
      ) : (
        <NoPasskey place={place} path="/account" />
      )}
    </>
  );
}
