import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { usePreference } from './preferences.js';

/** Switches single keys on, which are off until then, and says what each does on this screen. */
export function ShortcutSwitch({ screen }: { readonly screen: 'queue' | 'entry' }): ReactNode {
  const { say } = useSpeech();
  const [shortcuts, setShortcuts] = usePreference('shortcuts');
  const [advance, setAdvance] = usePreference('advance');
  return (
    <div className="shortcuts">
      <label className="tick">
        <input type="checkbox" checked={shortcuts} onChange={({ target }) => setShortcuts(target.checked)} />
        {say('shortcuts.switch')}
      </label>
      {screen === 'entry' && (
        <label className="tick">
          <input type="checkbox" checked={advance} onChange={({ target }) => setAdvance(target.checked)} />
          {say('review.advance')}
        </label>
      )}
      {shortcuts && (
        <p className="small-print">
          {say('shortcuts.list')}
          {say('join.colon')}
          {say(`shortcuts.${screen}`)}
        </p>
      )}
    </div>
  );
}
