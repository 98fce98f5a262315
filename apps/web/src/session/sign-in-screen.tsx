import type { SessionView } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { sectionsFor } from '../app/sections.js';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { CodeStep } from '../second-factor/code-step.js';
import { PasskeyButton } from '../second-factor/passkey-button.js';
import { signInByPasskey, signInWith } from './by-passkey.js';
import { Door } from './credentials-form.js';
import { HelpContact } from './help-contact.js';
import { isSessionKept } from './is-session-kept.js';
import { useSpeech } from './language.js';
import { ProviderLink } from './provider-link.js';
import { SignInFault } from './sign-in-fault.js';
import { wantsCode, type Known } from './wants-code.js';

/** E-mail and password, then the second factor where the account has one; or a passkey in the place of both. */
export function SignInScreen(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next, failed, set } = useSearch({ from: '/sign-in' });
  const [known, setKnown] = useState<Known | null>(null);
  const [isLost, setLost] = useState(false);
  // Who comes signed in; whoever signs in here is led on by that.
  const [here] = useState(() => client.getQueryData<SessionView | null>(queries.session().queryKey));
  const enter = async (opening: Promise<SessionView>): Promise<void> => {
    setLost(false);
    const session = await opening;
    if (!(await isSessionKept())) {
      setKnown(null);
      setLost(true);
      return;
    }
    // What was refused or seen before belongs to nobody or to another person.
    client.clear();
    client.setQueryData(['session'], session);
    await navigate({ to: homeOf(session, next) });
  };
  // What went wrong with an institution's way is told to them, too.
  if (here && !failed) return <Navigate to={homeOf(here, next)} replace />;
  if (known) {
    const { credentials, by } = known;
    return (
      <CodeStep
        email={credentials.email}
        by={by}
        act={(code) => enter(api.signIn({ ...credentials, code }))}
        onPasskey={() => enter(signInByPasskey(credentials.email))}
        onBack={() => setKnown(null)}
      />
    );
  }
  const fault = isLost ? 'cookies' : failed;
  return (
    <Door
      title={say('signIn.heading')}
      before={fault && <SignInFault fault={fault} />}
      lead={say(set ? 'newPassword.done' : 'signIn.lead')}
      fields={[
        { name: 'email', label: say('signIn.email'), type: 'email', autoComplete: 'username webauthn' },
        { name: 'password', label: say('signIn.password'), type: 'password', autoComplete: 'current-password' },
      ]}
      button={say('nav.signIn')}
      busy={say('signIn.busy')}
      act={(credentials) => wantsCode((each) => enter(api.signIn(each)), credentials, setKnown)}
    >
      <PasskeyButton
        use="signIn"
        act={() => enter(signInByPasskey())}
        onChosen={(credential) => enter(signInWith(credential))}
      />
      <ProviderLink next={next} />
      <p className="muted">{say('signIn.help')}</p>
      <HelpContact />
      <p className="muted">
        {say('signIn.public')}
        {say('join.sentence')}
        <a href="/results">{say('nav.results')}</a>
      </p>
    </Door>
  );
}

/** Where somebody works, or was going; before a second factor that a role asks for, only the account is open. */
function homeOf(session: SessionView, next: string | undefined): string {
  if (session.secondFactor === 'missing') return '/account';
  return next ?? sectionsFor(session)[0]?.path ?? '/account';
}
