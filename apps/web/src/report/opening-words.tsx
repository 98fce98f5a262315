import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';

/** When a cycle in design opens. Its day may pass before the secretariat opens it: then that it has not. */
export function OpeningWords({ opens }: { readonly opens: string }): ReactNode {
  const { say, instant } = useSpeech();
  return Date.parse(opens) > useNow() ? say('report.opens', { instant: instant(opens) }) : say('overview.before');
}
