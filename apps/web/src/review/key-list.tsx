import type { MessageKey } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Dialog } from '../ui/dialog.js';
import { WithTexts } from '../ui/with-texts.js';

/** What each key does, in the words of the button that does the same. */
const KEYS = {
  queue: [
    ['j', 'deskWords.keys.down'],
    ['k', 'deskWords.keys.up'],
    ['Enter', 'deskWords.keys.open'],
    ['x', 'deskWords.keys.select'],
    ['a', 'review.take'],
    ['u', 'review.undo'],
  ],
  entry: [
    ['1', 'decision.approve'],
    ['2', 'decision.return'],
    ['3', 'decision.ask'],
    ['a', 'review.take'],
    ['c', 'review.threads'],
    ['e', 'term.evidence'],
    ['n', 'review.next'],
    ['p', 'review.previous'],
    ['u', 'review.undo'],
  ],
  report: [
    ['Alt+↓', 'deskWords.keys.after'],
    ['Alt+↑', 'deskWords.keys.before'],
  ],
} as const satisfies Record<string, readonly (readonly [string, MessageKey])[]>;
export type KeyedScreen = keyof typeof KEYS;

/** The keys of a screen as a table, over the page. */
export function KeyList({
  screen,
  onClose,
}: {
  readonly screen: KeyedScreen;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <Dialog heading={say('shortcuts.list')} onClose={onClose}>
      <WithTexts of="deskWords" lines={5}>
        {() => <Keys screen={screen} onClose={onClose} />}
      </WithTexts>
    </Dialog>
  );
}

function Keys({ screen, onClose }: { readonly screen: KeyedScreen; readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="form">
      <p>{say(screen === 'report' ? 'deskWords.keys.lead.report' : 'deskWords.keys.lead')}</p>
      <table className="table key-list">
        <thead>
          <tr>
            <th scope="col">{say('deskWords.keys.key')}</th>
            <th scope="col">{say('deskWords.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {[...KEYS[screen], ['?', 'deskWords.keys.help'] as const].map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="acts">
        <button type="button" className="button" onClick={onClose}>
          {say('deskWords.keys.close')}
        </button>
      </div>
    </div>
  );
}
