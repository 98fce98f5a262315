import type { Problem } from '@signatory/contract';
import { Refusal, type Fault, type FaultWords, type RefusalCode, type Refusals } from '@signatory/domain';
import {
  isMessageKey,
  message,
  sayFaultWhole,
  tellFault,
  type MessageValues,
  type ProductLanguage,
} from '@signatory/texts';
import { PROBLEMS } from './problem-table.js';

/** A problem with what only the transport adds. */
export interface Told {
  readonly problem: Problem;
  /** Seconds for `Retry-After`. */
  readonly retryAfter?: number;
  /** What the address takes, for `Allow`. */
  readonly allow?: string;
}

/** A refusal as an RFC 9457 problem, in the reader's language where the catalogue has it. */
export function tellRefusal(refusal: Refusal, instance: string, language: ProductLanguage): Told {
  const { status, title, detail } = rowOf(refusal.code);
  const facts = refusal.facts as Record<string, unknown>;
  const { faults, ...rest } = facts;
  const counted = Array.isArray(faults) ? { ...facts, count: faults.length } : facts;
  const words = facts['words'] as FaultWords | undefined;
  const problem: Problem = {
    type: `/problems/${refusal.code}`,
    title: say(language, `problem.${refusal.code}.title`, facts) ?? title,
    status,
    detail: words
      ? sayFaultWhole(language, words)
      : (say(language, `problem.${refusal.code}`, counted) ?? detail(refusal.facts)),
    instance,
    code: refusal.code,
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
  };
}

/** Pool or disk exhausted, or the database away: the request was not done and can be sent again. */
export function tellUnavailable(instance: string): Told {
  const problem = {
    type: '/problems/unavailable',
    title: 'Unavailable for a moment',
    status: 503,
    detail: 'The database cannot take this now; nothing was changed. Try again in a few seconds.',
    instance,
    code: 'unavailable',
  };
  return { problem, retryAfter: 5 };
}

/** Our own fault: an id to look it up by, and no message, which could hold another member's data. */
export function tellUnexpected(instance: string, requestId: string): Told {
  return {
    problem: {
      type: '/problems/unexpected',
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'The request was not done. Tell the secretariat the id of this request.',
      instance,
      code: 'unexpected',
      facts: { request: requestId },
    },
  };
}

// The row's own facts type is tied to its code; a refusal of a union of codes cannot show that to the compiler.
function rowOf(code: RefusalCode): { status: number; title: string; detail: (facts: Refusals[RefusalCode]) => string } {
  return PROBLEMS[code] as { status: number; title: string; detail: (facts: Refusals[RefusalCode]) => string };
}

function say(language: ProductLanguage, key: string, facts: Record<string, unknown>): string | null {
  if (!isMessageKey(key)) return null;
  const values: MessageValues = Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string | number] =>
      ['string', 'number'].includes(typeof fact[1]),
    ),
  );
  return message(language, key, values);
}
