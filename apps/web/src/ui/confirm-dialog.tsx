import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/**
 * Asks before an act that takes something away. The dialog is the browser's: it holds the focus, and Esc closes it.
 * What is not ready yet, such as a name that must be typed, keeps its button closed.
 */
export function ConfirmDialog(props: {
  readonly heading: string;
  readonly button: string;
  readonly ready: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={headingId} onCancel={props.onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready) props.onConfirm();
        }}
      >
        <h2 id={headingId}>{props.heading}</h2>
        {props.children}
        <div className="acts">
          <button type="submit" className="button button-danger" disabled={!props.ready}>
            {props.button}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            {say('confirm.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
