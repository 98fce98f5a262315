import type { Problem } from '@signatory/contract';

/** A request the server refused, with its RFC 9457 problem. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }

  get code(): string {
    return this.problem.code;
  }
}

/** The server could not be reached; nothing is known of what it did. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'OfflineError';
  }
}

/** Code of a part of the page did not come. A browser keeps that for as long as the page stands: it is fetched by another load alone. */
export class PartError extends Error {
  constructor(cause: unknown) {
    super('A part of the page could not be fetched.', { cause });
    this.name = 'PartError';
  }
}

/** Whether asking again may be answered: a server that was away or at fault may be back, and what it refuses it refuses again. */
export function mayPass(error: unknown): boolean {
  if (error instanceof PartError) return false;
  return !(error instanceof ProblemError) || error.problem.status >= 500;
}

/** Whether the same may be taken when it is sent again: also what was too much within a minute, once that is over. */
export function mayBeTaken(error: unknown): boolean {
  return mayPass(error) || (error instanceof ProblemError && error.problem.status === 429);
}

/** The code of an answer that is no problem: a proxy's page. */
export const UNREADABLE = 'unreadable';

/** An answer as a problem; one that is none still gets a code and its status. */
export async function readProblem(answer: Response): Promise<ProblemError> {
  const body: unknown = await answer.json().catch(() => null);
  if (isProblem(body)) return new ProblemError(body);
  return new ProblemError({
    type: 'about:blank',
    title: answer.statusText || 'Unreadable answer',
    status: answer.status,
    detail: `The server answered ${answer.status} without saying why.`,
    instance: answer.url === '' ? '' : new URL(answer.url).pathname,
    code: UNREADABLE,
  });
}

/** Not from our server comes whatever stands between it and the browser: a proxy's page, or its JSON. */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const fields = body as Readonly<Record<string, unknown>>;
  return (
    typeof fields['status'] === 'number' &&
    (fields['faults'] === undefined || Array.isArray(fields['faults'])) &&
    ['type', 'title', 'detail', 'instance', 'code'].every((name) => typeof fields[name] === 'string')
  );
}
