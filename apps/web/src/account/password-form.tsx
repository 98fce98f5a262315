import { useState, type ReactNode } from 'react';
import { accounts } from '../api/accounts.js';
import { useCredentialsForm } from '../session/credentials-form.js';
import { useSpeech } from '../session/language.js';

/** Changes the own password; the other sessions end with it. */
export function PasswordForm(): ReactNode {
  const { say } = useSpeech();
  const [isDone, setDone] = useState(false);
  const { form } = useCredentialsForm({
    fields: [
      { name: 'current', label: say('account.password.current'), type: 'password', autoComplete: 'current-password' },
      { name: 'password', label: say('account.password.new'), type: 'password', autoComplete: 'new-password' },
    ],
    button: say('account.password.change'),
    busy: say('newPassword.busy'),
    act: async (change) => {
      setDone(false);
      await accounts.changePassword(change);
      setDone(true);
    },
  });
  return (
    <section className="panel form account-part only-screen" aria-labelledby="password-heading">
      <h2 id="password-heading">{say('signIn.password')}</h2>
      {form}
      <p role="status" className="notes">
        {isDone && say('account.password.changed')}
      </p>
    </section>
  );
}
