import { Icon } from '@signatory/pages';
import { useLocation, useMatches } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { unknownParts } from './address-parts.js';

/**
 * The address with which the page was opened: what no screen knows of it the router takes away. `read`: what its screen read from it
 * first. Null once it was left, or something else was chosen.
 */
let opened: { readonly pathname: string; readonly search: string; read?: string } | null = {
  pathname: location.pathname,
  search: location.search,
};

/** What of the address with which the page was opened its screen does not know; the sign-in comes back to it. */
export function useLeftOut(): readonly string[] {
  const { pathname } = useLocation();
  const read = useMatches({ select: (matches) => matches.length > 0 && JSON.stringify(matches.at(-1)?.search ?? {}) });
  useEffect(() => {
    if (!opened || pathname === '/sign-in' || read === false) return;
    if (pathname === opened.pathname && (opened.read ??= read) === read) return;
    opened = null;
  }, [pathname, read]);
  if (!opened || read === false || pathname !== opened.pathname || read !== (opened.read ?? read)) return [];
  return unknownParts(opened.search, new Map(Object.entries(JSON.parse(read) as object)));
}

/** What of the address the screen goes on without, as the address writes it; nothing where that is nothing. */
export function LeftOut({ parts }: { readonly parts: readonly string[] }): ReactNode {
  const { say } = useSpeech();
  if (parts.length === 0) return null;
  return (
    <p className="banner banner-warn" role="status">
      <Icon name="info" /> {say('address.leftOut', { parts: parts.join(say('join.comma')) })}
    </p>
  );
}
