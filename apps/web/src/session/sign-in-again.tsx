import type { SessionView } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { sessionEnd } from '../api/session-end.js';
import { useKeepsDrafts } from '../device/keeping.js';
import { CodeForm } from '../second-factor/code-form.js';
import { PasskeyButton } from '../second-factor/passkey-button.js';
import { RecoveryWay } from '../second-factor/recovery-way.js';
import { Dialog } from '../ui/dialog.js';
import { signInByPasskey } from './by-passkey.js';
import { useCredentialsForm } from './credentials-form.js';
import { isSessionKept, wasSessionLost } from './is-session-kept.js';
import { ProviderLink } from './provider-link.js';
import { SignInFault } from './sign-in-fault.js';
import { wantsCode, type Known } from './wants-code.js';
import { useSpeech } from './language.js';

/** Asks for the password of who was signed in, and for the second factor where the account has one; or for a passkey of theirs. */
export function SignInAgain({ session: { person } }: { readonly session: SessionView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const isKept = useKeepsDrafts();
  const [known, setKnown] = useState<Known | null>(null);
  const enter = async (opening: Promise<SessionView>): Promise<void> => {
    const opened = await opening;
    if (!(await isSessionKept())) {
      // By then the dialog is closed: another one says why.
      sessionEnd.tell(sessionEnd.current());
      return;
    }
    client.setQueryData(['session'], opened);
    await client.invalidateQueries();
  };
  const { form } = useCredentialsForm({
    fields: [{ name: 'password', label: say('signIn.password'), type: 'password', autoComplete: 'current-password' }],
    button: say('nav.signIn'),
    busy: say('signIn.busy'),
    act: ({ password }) => wantsCode((each) => enter(api.signIn(each)), { email: person.email, password }, setKnown),
  });
  return (
    // Closed, it leaves the page to be read; the next request asks again.
    <Dialog heading={say('sessionEnd.heading')} onClose={() => sessionEnd.begin()}>
      <div className="form">
        {wasSessionLost() && <SignInFault fault="cookies" />}
        <p>{say('sessionEnd.text', { kept: isKept ? 'yes' : 'no' })}</p>
        <p>
          {say('sessionEnd.as')} <strong>{person.email}</strong>
        </p>
        {known && known.by !== 'passkey' ? (
          <CodeForm
            button={say('nav.signIn')}
            act={(code) => enter(api.signIn({ ...known.credentials, code }))}
            takes="either"
            focused
          />
        ) : (
          !known && form
        )}
        {known?.by !== 'app' && (
          <PasskeyButton
            key={known?.by}
            use="signIn"
            alone={known?.by === 'passkey'}
            act={() => enter(signInByPasskey(person.email))}
          />
        )}
        {known?.by === 'passkey' && (
          <RecoveryWay button={say('nav.signIn')} act={(code) => enter(api.signIn({ ...known.credentials, code }))} />
        )}
        <ProviderLink next={location.pathname + location.search} />
        <p>
          <a href="/sign-in">{say('sessionEnd.leave')}</a>
        </p>
      </div>
    </Dialog>
  );
}
