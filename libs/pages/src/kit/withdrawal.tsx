import type { PublicReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { langOf } from './lang-of.js';

/** Stands in a sentence for words that are not of its language. */
const OBJECT = '\uFFFC';

/** A sentence that gives a reason, which is in its own language; `say` makes it of the reason. */
export function WithReason({
  say,
  reason,
  language,
  page,
}: {
  readonly say: (reason: string) => string;
  readonly reason: string | null;
  /** Null where nobody said. */
  readonly language: string | null;
  readonly page: PageContext;
}): ReactNode {
  const lang = langOf(language ?? undefined, page);
  if (reason === null || lang === undefined) return say(reason ?? '–');
  const [before = '', after = ''] = say(OBJECT).split(OBJECT);
  return (
    <>
      {before}
      <span lang={lang}>{reason}</span>
      {after}
    </>
  );
}

/** That a release was withdrawn, when and why. */
export function Withdrawal({
  release: { reason, reasonLanguage, withdrawnAt },
  page,
}: {
  readonly release: Pick<PublicReleaseView, 'reason' | 'reasonLanguage' | 'withdrawnAt'>;
  readonly page: PageContext;
}): ReactNode {
  const date = withdrawnAt === null ? 'none' : page.date(withdrawnAt);
  return (
    <WithReason
      say={(words) => page.say('corrections.state.WITHDRAWN', { reason: words, date })}
      reason={reason}
      language={reasonLanguage}
      page={page}
    />
  );
}
