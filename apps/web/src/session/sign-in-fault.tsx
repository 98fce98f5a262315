import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from './language.js';

/** What the server says of a way by the identity provider that led to nothing, and why a session did not last. */
const FAULTS = ['cancelled', 'state', 'provider', 'unknown', 'taken', 'link', 'cookies'] as const;

/** Why a sign-in led to nothing, and what to do. */
export function SignInFault({ fault }: { readonly fault: string }): ReactNode {
  const { say } = useSpeech();
  const known = FAULTS.find((each) => each === fault) ?? 'provider';
  return (
    <div className="banner banner-err" role="alert">
      <p className="banner-head">
        <Icon name="stop" />
        {say('signIn.failed')}
      </p>
      <p>{say(`signIn.failed.${known}`)}</p>
    </div>
  );
}
