import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** The way back: the screen above, as a link, and where one is. */
export function Crumbs({ here, children }: { readonly here: string; readonly children: ReactNode }): ReactNode {
  const { say } = useSpeech();
  return (
    <nav className="crumbs" aria-label={say('nav.crumbs')}>
      <ol>
        <li>{children}</li>
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
