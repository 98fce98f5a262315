import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useNow } from './use-now.js';

const DAY = 86_400_000;

/** How long something has waited, in whole days; nothing where nothing waits. */
export function Age({ since }: { readonly since: string | null }): ReactNode {
  const { say, instant } = useSpeech();
  const now = useNow();
  if (since === null) return '–';
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / DAY));
  return (
    <time className="age" dateTime={since} title={instant(since)}>
      {say('age.days', { days })}
    </time>
  );
}
