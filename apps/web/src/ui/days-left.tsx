import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useNow } from './use-now.js';

const DAY_MS = 86_400_000;

/** How many days are left until an instant, begun ones with the others; nothing once it is past. */
export function DaysLeft({ until }: { readonly until: string }): ReactNode {
  const { say } = useSpeech();
  const days = Math.ceil((Date.parse(until) - useNow()) / DAY_MS);
  return days > 0 ? <span className="tag tag-open">{say('report.daysLeft', { days })}</span> : null;
}
