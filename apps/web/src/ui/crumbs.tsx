import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** The way back: the screen above, as a link, and where one is. */
export function Crumbs(props: {
  readonly here: string;
  /** What stands between, and has no screen of its own. */
  readonly under?: string | null | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { here, under, children } = props;
  return (
    <nav className="crumbs" aria-label={say('nav.crumbs')}>
      <ol>
        <li>{children}</li>
        {under && <li>{under}</li>}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
