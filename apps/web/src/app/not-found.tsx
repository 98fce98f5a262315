import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { LeadBack } from './lead-back.js';

/** No screen has this address. */
export function NotFound(): ReactNode {
  const { say } = useSpeech();
  return (
    <Screen title={say('notFound.heading')}>
      <p className="lead-line">{say('notFound.screen')}</p>
      <LeadBack />
    </Screen>
  );
}
