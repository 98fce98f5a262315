import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accounts } from '../api/accounts.js';
import { queries } from '../api/queries.js';
import { Door } from './credentials-form.js';
import { endSession } from './end-session.js';
import { ProviderLink } from './provider-link.js';
import { useSpeech } from './language.js';
import { OneTimeLink, spendLink } from './one-time-link.js';

/** What the secretariat's one-time link opens: the choice of a new password. */
export function NewPasswordScreen(): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  // The bar asks for it; where nobody is signed in there is none.
  const other = useQuery({ ...queries.session(), enabled: false }).data?.person.name;
  const { token = '' } = useParams({ from: '/password/{-$token}' });
  return (
    <OneTimeLink token={token} check={accounts.checkPasswordLink}>
      <Door
        title={say('newPassword.heading')}
        lead={other === undefined ? say('newPassword.lead') : say('newPassword.lead.other', { name: other })}
        fields={[
          { name: 'password', label: say('invitation.password'), type: 'password', autoComplete: 'new-password' },
        ]}
        button={say('newPassword.set')}
        busy={say('newPassword.busy')}
        act={async (choice) => {
          await spendLink(client, token, () => accounts.resetPassword(token, choice));
          // Every session of the person has ended; one of somebody else stands still.
          await endSession(client);
          await navigate({ to: '/sign-in', search: { set: 'password' }, replace: true });
        }}
      >
        <ProviderLink link={token} />
      </Door>
    </OneTimeLink>
  );
}
