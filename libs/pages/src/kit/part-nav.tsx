import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

interface Parts {
  /** What each part is called. */
  readonly names: readonly string[];
  /** Which of them is shown, from 1; 0 for none. */
  readonly at: number;
  readonly linkTo: (at: number) => string;
  readonly page: PageContext;
}

/** The ways to the parts of what is too large for one page; nothing where it is whole. */
export function PartNav(props: Parts & { readonly label: string; readonly whole: string }): ReactNode {
  const { names, at, linkTo, page } = props;
  if (names.length < 2) return null;
  return (
    <>
      <nav className="matrix-parts" aria-label={props.label}>
        <span>{page.say('matrix.parts.lead')}</span>
        <ul>
          {names.map((name, place) => (
            <li key={name}>
              <a href={linkTo(place + 1)} {...(place + 1 === at ? { 'aria-current': 'page' as const } : {})}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {at > 0 && <PartOnPaper {...props} />}
    </>
  );
}

/** Paper has one part alone, and says which of how many it is and where the whole stands. */
export function PartOnPaper(props: Pick<Parts, 'names' | 'at' | 'page'> & { readonly whole: string }): ReactNode {
  const { names, at, whole, page } = props;
  return (
    <p className="note only-print">
      {page.say('matrix.parts.paper', { at, count: names.length, part: names[at - 1] ?? '', address: whole })}
    </p>
  );
}

/** Under a part, the way to the next; nothing under the last. */
export function NextPartLink({ names, at, linkTo, page }: Parts): ReactNode {
  const next = at > 0 ? names[at] : undefined;
  if (next === undefined) return null;
  return (
    <p className="matrix-next">
      <a className="button" href={linkTo(at + 1)}>
        {page.say('matrix.parts.next', { part: next })}
      </a>
    </p>
  );
}
