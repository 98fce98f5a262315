import type { AccessTokenView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import '../styles/account-list.css';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';

/** What an access token may, until when, and when its program last came. */
export function TokenFacts({ token }: { readonly token: AccessTokenView }): ReactNode {
  const { say, instant, language } = useSpeech();
  const { name, roles, access, since, expires, lastUsed } = token;
  const isOver = expires <= new Date(useNow()).toISOString();
  const parts = [
    formatList(
      language,
      roles.map((role) => say(`role.${role}`)),
    ),
    say(`tokens.may.${access}`),
    say(isOver ? 'tokens.over' : 'tokens.until', { instant: instant(expires) }),
    say('tokens.made', { instant: instant(since) }),
    lastUsed === null ? say('tokens.unused') : say('tokens.used', { instant: instant(lastUsed) }),
  ];
  return (
    <p>
      <strong>{name}</strong> <span className="small-print">{parts.join(' · ')}</span>
    </p>
  );
}
