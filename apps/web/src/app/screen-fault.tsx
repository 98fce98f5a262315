import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Broken } from '../ui/broken.js';
import { Screen } from '../ui/screen.js';

/** In place of a screen that could not be fetched or drawn; the bar above it leads elsewhere. */
export function ScreenFault(): ReactNode {
  const { say } = useSpeech();
  return (
    <Screen title={say('state.failed.title')}>
      <Broken />
    </Screen>
  );
}
