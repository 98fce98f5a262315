import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sectionsFor } from '../app/sections.js';
import { api } from '../api/endpoints.js';
import { Door } from './credentials-form.js';
import { useSpeech } from './language.js';

/** E-mail and password. */
export function SignInScreen(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return (
    <Door
      title={say('signIn.heading')}
      lead={say('signIn.lead')}
      fields={[
        { name: 'email', label: say('signIn.email'), type: 'email', autoComplete: 'username' },
        { name: 'password', label: say('signIn.password'), type: 'password', autoComplete: 'current-password' },
      ]}
      button={say('nav.signIn')}
      busy={say('signIn.busy')}
      act={async (credentials) => {
        const session = await api.signIn(credentials);
        // What was refused or seen before belongs to nobody or to another person.
        client.clear();
        client.setQueryData(['session'], session);
        await navigate({ to: next ?? sectionsFor(session)[0]?.path ?? '/account' });
      }}
    >
      <p className="muted">{say('signIn.help')}</p>
      <p className="muted">
        {say('signIn.public')} <a href="/results">{say('nav.results')}</a>
      </p>
    </Door>
  );
}
