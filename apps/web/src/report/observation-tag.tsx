import type { AnswerView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** What kind of figure it is, where it is not a final one or says so in its place. */
export function ObservationTag({ observation }: Pick<AnswerView, 'observation'>): ReactNode {
  const { say } = useSpeech();
  if (observation !== 'provisional' && observation !== 'estimated' && observation !== 'confidential') return null;
  return <span className="tag">{say(`observation.${observation}`)}</span>;
}
