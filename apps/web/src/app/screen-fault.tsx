import type { ReactNode } from 'react';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';

/** In place of a screen that could not be fetched or drawn; the bar above it leads elsewhere. */
export function ScreenFault(): ReactNode {
  const { say } = useSpeech();
  const isKept = useKeepsDrafts();
  return (
    <Screen title={say('state.failed.title')}>
      <p className="lead-line">{say('state.broken', { kept: isKept ? 'yes' : 'no' })}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {say('state.reload')}
      </button>
    </Screen>
  );
}
