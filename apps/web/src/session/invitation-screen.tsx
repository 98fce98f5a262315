import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accounts } from '../api/accounts.js';
import { Door } from './credentials-form.js';
import { enterNewAccount } from './enter-new-account.js';
import { useSpeech } from './language.js';
import { OneTimeLink, spendLink } from './one-time-link.js';

/** What a one-time link opens: name, address and password of the account it makes. */
export function InvitationScreen(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { token = '' } = useParams({ from: '/invitation/{-$token}' });
  return (
    <OneTimeLink token={token} check={accounts.checkInvitation}>
      <Door
        title={say('invitation.heading')}
        lead={say('invitation.lead')}
        fields={[
          { name: 'name', label: say('invitation.name'), autoComplete: 'name' },
          { name: 'email', label: say('signIn.email'), type: 'email', autoComplete: 'username' },
          { name: 'password', label: say('invitation.password'), type: 'password', autoComplete: 'new-password' },
        ]}
        button={say('invitation.make')}
        busy={say('invitation.busy')}
        act={async (account) => {
          await spendLink(client, token, () => accounts.acceptInvitation(token, account));
          await enterNewAccount(client, account);
          await navigate({ to: '/sign-in', search: { set: 'password' }, replace: true });
        }}
      />
    </OneTimeLink>
  );
}
