import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { latePart } from '../ui/late-part.js';
import type { KeyedScreen } from './key-list.js';
import { usePreference } from './preferences.js';
import { useShortcuts } from './use-shortcuts.js';

const KeyList = latePart('keys', async () => (await import('./key-list.js')).KeyList);

/** Switches single keys on, which are off until then, and lists what each does on this screen. */
export function ShortcutSwitch({ screen }: { readonly screen: KeyedScreen }): ReactNode {
  const { say } = useSpeech();
  const [advance, setAdvance] = usePreference('advance');
  const [listed, setListed] = useState(false);
  const list = (): void => setListed(true);
  useShortcuts({ '?': list });
  return (
    <div className="shortcuts">
      <ShortcutTick />
      <button type="button" className="link-button" aria-haspopup="dialog" aria-keyshortcuts="?" onClick={list}>
        {say('shortcuts.list')}
      </button>
      {screen === 'entry' && (
        <label className="tick">
          <input type="checkbox" checked={advance} onChange={({ target }) => setAdvance(target.checked)} />
          {say('review.advance')}
        </label>
      )}
      {listed && <KeyList screen={screen} onClose={() => setListed(false)} />}
    </div>
  );
}

/** The switch alone, as it stands with what else is set for this device. */
export function ShortcutTick(): ReactNode {
  const { say } = useSpeech();
  const [shortcuts, setShortcuts] = usePreference('shortcuts');
  return (
    <label className="tick">
      <input type="checkbox" checked={shortcuts} onChange={({ target }) => setShortcuts(target.checked)} />
      {say('shortcuts.switch')}
    </label>
  );
}
