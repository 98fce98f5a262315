import type { LinkReason } from '@signatory/domain';
import { askTarget } from './ask-target.js';
import type { Target } from './link-target.js';

export type PageAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly location: string | null }
  | { readonly kind: 'failed'; readonly reason: LinkReason }
  /** This machine does not get out: nothing is known. */
  | { readonly kind: 'unknown' };

/** Asks for a page's status and nothing else: the answer's body is not read. */
export async function askPage(target: Target, method: 'HEAD' | 'GET', limitMs: number): Promise<PageAnswer> {
  const headers = {
    'user-agent': 'Signatory link check',
    accept: '*/*',
    ...(method === 'GET' && { range: 'bytes=0-0' }),
  };
  const answer = await askTarget(target, { method, headers, limitMs });
  if (answer.kind !== 'answered') return answer;
  return { kind: 'answered', status: answer.status, location: answer.headers.location ?? null };
}
