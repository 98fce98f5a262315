import type { NewSecondFactor, SecondFactorView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { useCredentialsForm } from '../session/credentials-form.js';
import { useSpeech } from '../session/language.js';
import { ProviderLink } from '../session/provider-link.js';
import { Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { CodeForm } from './code-form.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecretView } from './secret-view.js';

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
  const [isRemoved, setRemoved] = useState(false);
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
                beside={view.passkeys > 0}
                proof={view.proof}
                onDone={async (made) => {
                  setRemoved(false);
                  setCodes(made);
                  await renew();
                }}
              />
            ) : (
              <Standing
                view={{ ...view, since: view.since }}
                onCodes={async (made) => {
                  setCodes(made);
                  await renew();
                }}
                onRemoved={async () => {
                  await renew();
                  setRemoved(true);
                  heading.current?.focus();
                }}
              />
            )
          }
        </Loaded>
      )}
      <StatusLine>{isRemoved && say('secondFactor.removed')}</StatusLine>
    </section>
  );
}

function Setup(props: {
  readonly required: boolean;
  /** Passkeys are a second factor already. */
  readonly beside: boolean;
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
    button: say('secondFactor.begin'),
    busy: say('secondFactor.busy'),
    act: async (body) => setMade(await secondFactor.enrol(body)),
  });
  return (
    <>
      {props.beside && <p className="muted">{say('secondFactor.beside')}</p>}
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

function Standing(props: {
  readonly view: SecondFactorView & { readonly since: string };
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
  readonly onRemoved: () => Promise<void>;
}): ReactNode {
  const { say, instant } = useSpeech();
  const [act, setAct] = useState<'renew' | 'remove' | null>(null);
  const [left, setLeft] = useState<'renew' | 'remove' | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  // Whoever leaves the form is again at the button that led to it.
  useEffect(() => {
    if (left && !act) acts.current?.querySelector<HTMLElement>(`[data-act="${left}"]`)?.focus();
  }, [left, act]);
  const { since, recoveryCodes } = props.view;
  return (
    <>
      <p>{say('secondFactor.on', { instant: instant(since), count: recoveryCodes })}</p>
      {act ? (
        <CodeForm
          key={act}
          button={say(`secondFactor.${act}`)}
          act={async (code) => {
            if (act === 'renew') await props.onCodes((await secondFactor.renewCodes({ code })).codes);
            else {
              await secondFactor.remove({ code });
              await props.onRemoved();
            }
          }}
          takesRecovery
          focused
        >
          <button type="button" className="button" onClick={() => setAct(null)}>
            {say('confirm.cancel')}
          </button>
        </CodeForm>
      ) : (
        <div className="acts" ref={acts}>
          {(['renew', 'remove'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="button"
              data-act={each}
              onClick={() => {
                setAct(each);
                setLeft(each);
              }}
            >
              {say(`secondFactor.${each}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
