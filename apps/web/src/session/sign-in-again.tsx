import type { SessionView, SignIn } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { sessionEnd } from '../api/session-end.js';
import { CodeForm } from '../second-factor/code-form.js';
import { Dialog } from '../ui/dialog.js';
import { useCredentialsForm } from './credentials-form.js';
import { ProviderLink } from './provider-link.js';
import { wantsCode } from './wants-code.js';
import { useSpeech } from './language.js';

/** Asks for the password of who was signed in, and for a code where the account has a second factor. */
export function SignInAgain({ session: { person } }: { readonly session: SessionView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const [known, setKnown] = useState<SignIn | null>(null);
  const enter = async (credentials: SignIn): Promise<void> => {
    client.setQueryData(['session'], await api.signIn(credentials));
    await client.invalidateQueries();
  };
  const { form } = useCredentialsForm({
    fields: [{ name: 'password', label: say('signIn.password'), type: 'password', autoComplete: 'current-password' }],
    button: say('nav.signIn'),
    busy: say('signIn.busy'),
    act: ({ password }) => wantsCode(enter, { email: person.email, password }, setKnown),
  });
  return (
    // Closed, it leaves the page to be read; the next request asks again.
    <Dialog heading={say('sessionEnd.heading')} onClose={() => sessionEnd.begin()}>
      <div className="form">
        <p>{say('sessionEnd.text')}</p>
        <p>
          {say('sessionEnd.as')} <strong>{person.email}</strong>
        </p>
        {known ? (
          <CodeForm button={say('nav.signIn')} act={(code) => enter({ ...known, code })} takesRecovery focused />
        ) : (
          form
        )}
        <ProviderLink next={location.pathname + location.search} />
        <p>
          <a href="/sign-in">{say('sessionEnd.leave')}</a>
        </p>
      </div>
    </Dialog>
  );
}
