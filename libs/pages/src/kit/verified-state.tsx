import type { VerifiedView } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { WithReason } from './withdrawal.js';

/** Whether a release stands, and what became of one that does not. */
export function VerifiedState({
  match,
  page,
}: {
  readonly match: VerifiedView;
  readonly page: PageContext;
}): ReactNode {
  const { state, publishedAt, reason, reasonLanguage, newer, correction } = match;
  const date = page.date(publishedAt);
  if (state === 'WITHDRAWN')
    return (
      <WithReason
        say={(words) => page.say('verify.state.withdrawn', { date, reason: words })}
        reason={reason}
        language={reasonLanguage}
        page={page}
      />
    );
  if (state === 'CORRECTED') {
    const by = correction?.number ?? newer;
    return by === null
      ? page.say('verify.state.corrected', { date })
      : page.say('verify.state.correctedBy', { date, newer: by });
  }
  return newer === null
    ? page.say('verify.state.stands', { date })
    : page.say('verify.state.replaced', { date, newer });
}
