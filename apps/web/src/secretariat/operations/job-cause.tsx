import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

/** What the worker says of itself in the reader's words; what a handler threw stands as it was thrown. */
export function JobCause({ cause }: { readonly cause: string }): ReactNode {
  const { say } = useSpeech();
  const [, seconds] = /^it worked for more than (\d+) seconds$/.exec(cause) ?? [];
  if (seconds !== undefined) return say('jobs.cause.time', { seconds: Number(seconds) });
  const [, sends] = /^sent (\d+) times and never done$/.exec(cause) ?? [];
  if (sends !== undefined) return say('jobs.cause.lost', { sends: Number(sends) });
  if (cause === 'cancelled by a person') return say('jobs.cause.cancelled');
  return <code>{cause}</code>;
}
