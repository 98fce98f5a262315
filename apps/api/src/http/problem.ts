import type { Problem } from '@signatory/contract';
import type { Fault, Refusal, RefusalCode } from '@signatory/domain';
import { message, tellFault, type ProductLanguage } from '@signatory/texts';
import { STATUSES } from './problem-table.js';
import { problemValues } from './problem-values.js';
import type { FactNames } from './request.js';

/** A problem with what only the transport adds. */
export interface Told {
  readonly problem: Problem;
  /** Seconds for `Retry-After`. */
  readonly retryAfter?: number;
  /** What the address takes, for `Allow`. */
  readonly allow?: string;
  /** By what else the address can be asked, for `WWW-Authenticate` (RFC 6750). Browsers ask nobody for a bearer's token. */
  readonly challenge?: string;
}

/** A refusal as an RFC 9457 problem, in the reader's language; its words say a name in place of a code that has one. */
export function tellRefusal(refusal: Refusal, instance: string, language: ProductLanguage, names?: FactNames): Told {
  const { code } = refusal;
  const facts = refusal.facts as Record<string, unknown>;
  const { faults, ...rest } = facts;
  const values = problemValues(language, refusal, names);
  const problem: Problem = {
    type: `/problems/${code}`,
    title: message(language, `problem.${code}.title`),
    status: STATUSES[code],
    detail: message(language, `problem.${code}`, values),
    instance,
    code,
    ...(Object.keys(rest).length > 0 ? { facts: rest } : {}),
    ...(Array.isArray(faults)
      ? { faults: (faults as readonly Fault[]).map((fault) => tellFault(language, fault)) }
      : {}),
  };
  const { seconds: wait, methods: allow } = facts;
  return {
    problem,
    ...(typeof wait === 'number' ? { retryAfter: wait } : {}),
    ...(typeof allow === 'string' ? { allow } : {}),
    ...(problem.status === 401 ? { challenge: challengeOf(code) } : {}),
  };
}

function challengeOf(code: RefusalCode): string {
  return `Bearer realm="Signatory"${code === 'token.unknown' ? ', error="invalid_token"' : ''}`;
}

/** Pool or disk exhausted, or the database away: the request was not done and can be sent again. */
export function tellUnavailable(instance: string, language: ProductLanguage): Told {
  const problem = {
    type: '/problems/unavailable',
    title: message(language, 'problem.unavailable.title'),
    status: 503,
    detail: message(language, 'problem.unavailable'),
    instance,
    code: 'unavailable',
  };
  return { problem, retryAfter: 5 };
}

/** Our own fault: an id to look it up by, and no message, which could hold another member's data. */
export function tellUnexpected(instance: string, requestId: string, language: ProductLanguage): Told {
  return {
    problem: {
      type: '/problems/unexpected',
      title: message(language, 'problem.unexpected.title'),
      status: 500,
      detail: message(language, 'problem.unexpected'),
      instance,
      code: 'unexpected',
      facts: { request: requestId },
    },
  };
}
