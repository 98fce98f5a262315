import type { SessionView } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { sessionEnd } from '../api/session-end.js';
import { Dialog } from '../ui/dialog.js';
import { useCredentialsForm } from './credentials-form.js';
import { useSpeech } from './language.js';

/** Whether the session is over while its screens are still shown. */
export function useSessionEnd(): boolean {
  return useSyncExternalStore(sessionEnd.subscribe, sessionEnd.isOver);
}

/** Over the page, when the session has ended: signed in again in place, everything on the page is as it was. */
export function SessionDialog({ session }: { readonly session: SessionView }): ReactNode {
  return useSessionEnd() ? <SignInAgain session={session} /> : null;
}

function SignInAgain({ session: { person } }: { readonly session: SessionView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const { form } = useCredentialsForm({
    fields: [{ name: 'password', label: say('signIn.password'), type: 'password', autoComplete: 'current-password' }],
    button: say('nav.signIn'),
    busy: say('signIn.busy'),
    act: async ({ password }) => {
      client.setQueryData(['session'], await api.signIn({ email: person.email, password }));
      await client.invalidateQueries();
    },
  });
  return (
    // Closed, it leaves the page to be read; the next request asks again.
    <Dialog heading={say('sessionEnd.heading')} onClose={() => sessionEnd.begin()}>
      <div className="form">
        <p>{say('sessionEnd.text')}</p>
        <p>
          {say('sessionEnd.as')} <strong>{person.email}</strong>
        </p>
        {form}
        <p>
          <a href="/sign-in">{say('sessionEnd.leave')}</a>
        </p>
      </div>
    </Dialog>
  );
}
