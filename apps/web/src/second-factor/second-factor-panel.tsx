import type { NewSecondFactor, SecondFactorView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { useCredentialsForm } from '../session/credentials-form.js';
import { useSpeech } from '../session/language.js';
import { ProviderLink } from '../session/provider-link.js';
import { Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecretView } from './secret-view.js';
import { StandingFactor } from './standing-factor.js';

/** The own second factor: set up, looked after, removed. */
export function SecondFactorPanel(): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={3}>
      {() => <Panel />}
    </WithTexts>
  );
}

function Panel(): ReactNode {
  const { say } = useSpeech();
  const factor = useQuery(secondFactor.own());
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [told, setTold] = useState<'removed' | 'codes.stay' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const renew = async (): Promise<void> => {
    await Promise.all(
      [['second-factor'], ['session'], ['people']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
  return (
    <section className="panel form account-part" aria-labelledby="second-factor-heading">
      <h2 id="second-factor-heading" ref={heading} tabIndex={-1}>
        {say('secondFactor.heading')}
      </h2>
      <p className="muted">{say('secondFactor.lead')}</p>
      {codes ? (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(null);
            // What had the focus goes: those who hear the page go on from here.
            heading.current?.focus();
          }}
        />
      ) : (
        <Loaded query={factor} lines={3}>
          {(view) =>
            view.since === null ? (
              <Setup
                required={view.required && view.passkeys === 0}
                passkeys={view.passkeys}
                proof={view.proof}
                onDone={async (made) => {
                  setTold(null);
                  if (made.length > 0) setCodes(made);
                  await renew();
                  if (made.length > 0) return;
                  setTold('codes.stay');
                  heading.current?.focus();
                }}
              />
            ) : (
              <StandingFactor
                view={{ ...view, since: view.since }}
                onCodes={async (made) => {
                  setTold(null);
                  setCodes(made);
                  await renew();
                }}
                onRemoved={async () => {
                  await renew();
                  setTold('removed');
                  heading.current?.focus();
                }}
              />
            )
          }
        </Loaded>
      )}
      <StatusLine>{told && say(`secondFactor.${told}`, { passkeys: factor.data?.passkeys ?? 0 })}</StatusLine>
    </section>
  );
}

function Setup(props: {
  readonly required: boolean;
  /** How many are a second factor already. */
  readonly passkeys: number;
  readonly proof: SecondFactorView['proof'];
  readonly onDone: (codes: readonly string[]) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const [made, setMade] = useState<NewSecondFactor | null>(null);
  const { form } = useCredentialsForm({
    fields:
      props.proof === 'password'
        ? [
            {
              name: 'password',
              label: say('secondFactor.password'),
              type: 'password',
              autoComplete: 'current-password',
            },
          ]
        : [],
    button: say('secondFactor.begin', { passkeys: props.passkeys }),
    busy: say('secondFactor.busy'),
    act: async (body) => setMade(await secondFactor.enrol(body)),
  });
  return (
    <>
      {props.passkeys > 0 && <p className="muted">{say('secondFactor.beside')}</p>}
      {props.required && <p className="banner banner-warn">{say('secondFactor.required')}</p>}
      {made ? (
        <>
          <SecretView made={made} />
          <CodeForm
            button={say('secondFactor.confirm')}
            act={async (code) => props.onDone((await secondFactor.confirm({ code })).codes)}
          />
        </>
      ) : (
        <>
          {props.proof === 'sign-in' && (
            <>
              <p className="muted">{say('secondFactor.bySignIn', { minutes: 15 })}</p>
              <ProviderLink next="/account" />
            </>
          )}
          {form}
        </>
      )}
    </>
  );
}
