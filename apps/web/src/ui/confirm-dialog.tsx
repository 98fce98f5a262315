import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Dialog } from './dialog.js';

/**
 * Asks before an act that takes something away. What is not ready yet, such as a name that must be typed, keeps its button
 * closed.
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
  return (
    <Dialog heading={props.heading} onClose={props.onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready) props.onConfirm();
        }}
      >
        {props.children}
        <div className="acts">
          <button type="submit" className="button button-danger" aria-disabled={!props.ready}>
            {props.button}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            {say('confirm.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
