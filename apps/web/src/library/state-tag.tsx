import type { ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';
import { stateText } from './state-text.js';

/** Where a release stands, from the instant on at which its embargo ends. */
export function StateTag(props: {
  readonly release: Pick<ReleaseView, 'state' | 'embargoUntil'>;
  readonly className?: string;
}): ReactNode {
  const { say } = useSpeech();
  const { release, className = 'tag' } = props;
  return <span className={className}>{say(stateText(release, useNow(release.embargoUntil)))}</span>;
}
