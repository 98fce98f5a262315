import type { ReactNode } from 'react';

/** Leads to a heading of the same screen, and takes the focus there: whoever hears the page is told where the link led. */
export function PartLink({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactNode {
  return (
    // The browser moves the focus itself, to what can have it.
    <a href={`#${to}`} onClick={() => document.getElementById(to)?.setAttribute('tabindex', '-1')}>
      {children}
    </a>
  );
}
