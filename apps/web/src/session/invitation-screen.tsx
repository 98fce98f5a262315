import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { Failure } from '../ui/states.js';
import { Screen } from '../ui/screen.js';
import { TextField } from '../ui/text-field.js';
import { useSpeech } from './language.js';

/** What a one-time link opens: name, address and password of the account it makes. */
export function InvitationScreen(): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { token } = useParams({ from: '/invitation/$token' });
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);

  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await api.acceptInvitation(token, { name, email, password });
      await navigate({ to: '/sign-in', replace: true });
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="sign-in">
      <Screen title={say('invitation.heading')} errors={error !== null}>
        <p className="lead-line">{say('invitation.lead')}</p>
        {error && <Failure error={error} />}
        <form className="panel form" onSubmit={(event) => void accept(event)}>
          <TextField label={say('invitation.name')} autoComplete="name" value={name} onChange={setName} required />
          <TextField
            label={say('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            required
          />
          <TextField
            label={say('invitation.password')}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            required
          />
          <button type="submit" className="button button-primary" disabled={busy}>
            {say(busy ? 'invitation.busy' : 'invitation.make')}
          </button>
        </form>
      </Screen>
    </div>
  );
}
