import type { OpenedInvitation } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accounts } from '../api/accounts.js';
import { Loaded } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { Door } from '../session/credentials-form.js';
import { endSession } from '../session/end-session.js';
import { enterNewAccount } from '../session/enter-new-account.js';
import { useSpeech } from '../session/language.js';
import { OneTimeLink, spendLink } from '../session/one-time-link.js';

/** What the letter of an invitation to contribute opens: an account to make, or a role to take with the one that is there. */
export function JoinScreen(): ReactNode {
  const client = useQueryClient();
  const { token = '' } = useParams({ from: '/join/{-$token}' });
  return (
    <OneTimeLink
      token={token}
      check={async (asked) => void (await client.fetchQuery(accounts.contributorInvitation(asked)))}
    >
      <WithTexts of="contributors" lines={3}>
        {() => <Opened token={token} />}
      </WithTexts>
    </OneTimeLink>
  );
}

function Opened({ token }: { readonly token: string }): ReactNode {
  const invitation = useQuery(accounts.contributorInvitation(token));
  return (
    <Loaded query={invitation} lines={3}>
      {(opened) => (opened.hasAccount ? <Take token={token} {...opened} /> : <Make token={token} {...opened} />)}
    </Loaded>
  );
}

type Invitation = OpenedInvitation & { readonly token: string };

function Take({ token, member, cycle, email, unjudged }: Invitation): ReactNode {
  const { say, choose, language } = useSpeech();
  const judged = formatList(language, unjudged.map(choose));
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <Door
      title={say('contributors.join.heading', { member: choose(member) })}
      lead={say('contributors.join.known', { cycle: choose(cycle), email })}
      note={unjudged.length > 0 ? say('contributors.join.unjudged', { member: choose(member), judged }) : undefined}
      fields={[]}
      button={say('contributors.join.take')}
      busy={say('contributors.join.busy')}
      act={async () => {
        await spendLink(client, token, () => accounts.joinAsContributor(token, {}));
        // Whoever is signed in here may be another person.
        await endSession(client);
        await navigate({ to: '/sign-in', replace: true });
      }}
    />
  );
}

function Make({ token, member, cycle, email }: Invitation): ReactNode {
  const { say, choose } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <Door
      title={say('contributors.join.heading', { member: choose(member) })}
      lead={say('contributors.join.new', { cycle: choose(cycle), email })}
      fields={[
        { name: 'name', label: say('invitation.name'), autoComplete: 'name' },
        { name: 'password', label: say('invitation.password'), type: 'password', autoComplete: 'new-password' },
      ]}
      button={say('invitation.make')}
      busy={say('invitation.busy')}
      act={async (account) => {
        await spendLink(client, token, () => accounts.joinAsContributor(token, account));
        await enterNewAccount(client, { email, password: account.password });
        await navigate({ to: '/sign-in', search: { set: 'password' }, replace: true });
      }}
    />
  );
}
