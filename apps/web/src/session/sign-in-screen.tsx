import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { sectionsFor } from '../app/sections.js';
import { api } from '../api/endpoints.js';
import { Failure } from '../ui/states.js';
import { Screen } from '../ui/screen.js';
import { TextField } from '../ui/text-field.js';
import { useSpeech } from './language.js';

/** E-mail and password; pasting and password managers are welcome. */
export function SignInScreen(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);

  const signIn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const session = await api.signIn({ email, password });
      // What was refused or seen before belongs to nobody or to another person.
      client.clear();
      client.setQueryData(['session'], session);
      await navigate({ to: next ?? sectionsFor(session)[0]?.path ?? '/account' });
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="sign-in">
      <Screen title={say('signIn.heading')} errors={error !== null}>
        <p className="lead-line">{say('signIn.lead')}</p>
        {error && <Failure error={error} />}
        <form className="panel form" onSubmit={(event) => void signIn(event)}>
          <TextField
            label={say('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            required
          />
          <TextField
            label={say('signIn.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            required
          />
          <button type="submit" className="button button-primary" disabled={busy}>
            {say(busy ? 'signIn.busy' : 'nav.signIn')}
          </button>
        </form>
        <p className="muted">
          {say('signIn.public')} <a href="/results">{say('nav.results')}</a>
        </p>
      </Screen>
    </div>
  );
}
