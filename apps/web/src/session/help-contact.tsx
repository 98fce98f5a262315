import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { signInWays } from '../api/sign-in-ways.js';
import { useSpeech } from './language.js';

/** Whom those ask who cannot sign in; nothing where nobody was named. */
export function HelpContact(): ReactNode {
  const { say } = useSpeech();
  const { help } = useQuery(signInWays()).data ?? {};
  if (!help) return null;
  return (
    <p className="muted">
      {say('signIn.contact')}
      {say('join.colon')}
      <a href={help}>{help.replace(/^(mailto:|https?:\/\/)/, '')}</a>
    </p>
  );
}
