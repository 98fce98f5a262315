import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { InScreen } from './screen.js';

/** The browser's own dialog under a heading, which what fails in it is under, too: it holds the focus, and Esc closes it. */
export function Dialog(props: {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page: then the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={headingId} onCancel={props.onClose}>
      <h2 id={headingId}>{props.heading}</h2>
      <InScreen value={true}>{props.children}</InScreen>
    </dialog>
  );
}
