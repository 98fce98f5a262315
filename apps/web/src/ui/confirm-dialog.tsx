import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Dialog } from './dialog.js';
import type { Lacks } from './use-lacks.js';

/**
 * Asks before an act that takes something away. What it lacks, such as a name that must be typed, is said when its button is
 * pressed.
 */
export function ConfirmDialog(props: {
  readonly heading: string;
  readonly button: string;
  /** Under way. */
  readonly busy: boolean;
  readonly lacks?: Pick<Lacks<string>, 'ask'>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <Dialog heading={props.heading} onClose={props.onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (props.lacks) props.lacks.ask(event, props.onConfirm);
          else props.onConfirm();
        }}
      >
        {props.children}
        <div className="acts">
          <button type="submit" className="button button-danger" aria-disabled={props.busy}>
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
