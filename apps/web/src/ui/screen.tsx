import { useMatches } from '@tanstack/react-router';
import { createContext, useEffect, useRef, type ReactNode } from 'react';
import { OPEN_MENU } from '../enhance/close-menus.js';
import { useSpeech } from '../session/language.js';
import { useFormErrors } from './error-title.js';

/** Whether a heading stands above already. */
export const InScreen = createContext(false);

/**
 * The frame of a screen: names the document ("Error: " first where there are errors) and moves focus to the heading,
 * so that a change of route is heard and not only seen. Where a screen only gets another title, as in another language, it
 * does so if the focus is nowhere; and a menu of the bar that is open is not closed under the hand of who opened it.
 */
export function Screen(props: {
  readonly title: string;
  readonly section?: string;
  readonly errors?: boolean;
  readonly heading?: ReactNode;
  readonly line?: ReactNode;
  readonly crumbs?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const heardAt = useRef<string>(undefined);
  // Of what is shown: the address runs ahead while the next screen is fetched.
  const pathname = useMatches({ select: (matches) => matches.at(-1)?.pathname });
  const name = [props.title, props.section, say('product.name')].filter(Boolean).join(' – ');
  const inForms = useFormErrors();
  const title = props.errors || inForms ? say('title.error', { title: name }) : name;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const isElsewhere = heardAt.current !== pathname;
    heardAt.current = pathname;
    if (!isElsewhere && document.activeElement !== document.body) return;
    if (!document.querySelector(OPEN_MENU)) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [pathname, props.title]);
  return (
    <>
      {props.crumbs}
      <div className="heading">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {props.heading ?? props.title}
          </h1>
          {props.line && <div className="heading-line">{props.line}</div>}
        </div>
        {props.acts && <div className="heading-acts">{props.acts}</div>}
      </div>
      <InScreen value={true}>{props.children}</InScreen>
    </>
  );
}
