import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { signInWays } from '../api/sign-in-ways.js';
import { useSpeech } from './language.js';

/** The way by the identity provider, where there is one: it leads away, and comes back to `next`, or links the person of a link. */
export function ProviderLink(props: { readonly next?: string | undefined; readonly link?: string }): ReactNode {
  const { say } = useSpeech();
  const { data } = useQuery(signInWays());
  if (!data?.provider) return null;
  const { provider } = data;
  const query = new URLSearchParams({
    ...(props.next !== undefined && { next: props.next }),
    ...(props.link !== undefined && { link: props.link }),
  });
  return (
    <p>
      <a className="button" href={`/api/session/oidc?${query}`}>
        {say(props.link === undefined ? 'signIn.provider' : 'newPassword.provider', { provider })}
      </a>
    </p>
  );
}
