import { ActKeys } from './act-keys.js';
import { OfflineError, readProblem, type ProblemError } from './problem-error.js';
import { sessionEnd } from './session-end.js';
import { stepUp } from './step-up.js';

/** Path segments are escaped: a member's code or an indicator's never becomes another address. */
export function path(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.reduce((written, part, index) => {
    const value = values[index];
    return written + part + (value === undefined ? '' : encodeURIComponent(value));
  }, '/api');
}

/** The server's clock at its first answer to this page, as it writes it; null before. */
let firstAnswered: string | null = null;

/** ISO instant of the server's first answer to this page, to the second: all that was fetched since is no older. Null before. */
export function answeringSince(): string | null {
  return firstAnswered === null ? null : new Date(firstAnswered).toISOString();
}

const keys = new ActKeys();

export interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** The version a change was made from. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page, for a save when the page is left. */
  readonly keepalive?: boolean;
}

/**
 * The only fetch of the app. What comes back is not looked through again: the server holds what it answers to the contract
 * wherever a test runs (`AnswerCheck` of the API), and the schemas for it were a sixth of every first load.
 * Throws `ProblemError` for a refusal and `OfflineError` when the server cannot be reached.
 */
export async function ask<Answer>(address: string, sending: Sending = {}): Promise<Answer> {
  const answer = await send(address, sending);
  return (await answer.json()) as Answer;
}

/** Sends a command whose answer is not read. */
export async function tell(address: string, sending: Sending = { method: 'POST' }): Promise<void> {
  await send(address, sending);
}

/** Fetches a file as it is. Throws as `ask` does: a link would show its reader a refusal as JSON, or save it. */
export async function fetchFile(address: string): Promise<Blob> {
  const answer = await send(address, {});
  return answer.blob();
}

/** Sends a versioned change and gives the version it made, as the answer's ETag says. */
export async function change(address: string, sending: Sending & { readonly ifMatch: number }): Promise<number> {
  const answer = await send(address, sending);
  const version = /^(?:W\/)?"(\d+)"$/.exec(answer.headers.get('etag') ?? '')?.[1];
  return version === undefined ? sending.ifMatch + 1 : Number(version);
}

/**
 * Sends a file as a form, telling how much of it is gone: `fetch` does not say. Throws as `ask` does. When `signal` stops it, or
 * the connection breaks, the server may have had all of it: the same file sent again is the same act.
 */
export function sendFile<Answer>(
  address: string,
  { file, signal, tell: say }: { file: File; signal: AbortSignal; tell: (share: number) => void },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const session = sessionEnd.current();
    // A file's bytes are not read for it: the server compares their digest.
    const act = [address, file.name, file.size, file.lastModified].join('\n');
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'en');
    request.setRequestHeader('idempotency-key', keys.take(act));
    request.upload.onprogress = ({ loaded, total }) => say(total > 0 ? loaded / total : 0);
    const lose = (reason: Error): void => {
      keys.lose(act);
      reject(reason);
    };
    request.onerror = () => lose(new OfflineError(request.statusText));
    request.onabort = () => lose(new DOMException('The sending was stopped.', 'AbortError'));
    request.onload = () => {
      const { status, statusText, responseText } = request;
      settle(act, status);
      const answer = new Response(responseText, { status, statusText });
      if (answer.ok) resolve(answer.json() as Promise<Answer>);
      else void readRefusal(answer, session).then(reject, reject);
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

async function send(address: string, sending: Sending): Promise<Response> {
  const { method = 'GET', body, ifMatch, signal, keepalive } = sending;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang || 'en',
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  const content = body === undefined ? undefined : JSON.stringify(body);
  // What is put is the same when it is put again: it says what it was made from, or all that there is to be.
  const act = method === 'POST' ? `${address}\n${content ?? ''}` : null;
  if (act !== null) headers['idempotency-key'] = keys.take(act);
  const session = sessionEnd.current();
  let answer: Response;
  try {
    answer = await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      ...(content === undefined ? {} : { body: content }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    });
  } catch (cause) {
    if (act !== null) keys.lose(act);
    throw new OfflineError(cause);
  }
  firstAnswered ??= answer.headers.get('date');
  if (act !== null) settle(act, answer.status);
  if (answer.ok) return answer;
  const refusal = await readRefusal(answer, session);
  // The refusal changed nothing: the same request, after a code, is what was meant.
  if (refusal.code === 'step-up.needed' && (await stepUp.ask())) return send(address, sending);
  throw refusal;
}

/** An act has an answer. A proxy's word that the server is away says no more of it than none. */
function settle(act: string, status: number): void {
  keys[status < 500 ? 'answer' : 'lose'](act);
}

/** One place for every request: a session that ends is told to whoever shows it, whatever was asked. */
async function readRefusal(answer: Response, session: number): Promise<ProblemError> {
  const refusal = await readProblem(answer);
  if (refusal.code === 'sign-in.needed') sessionEnd.tell(session);
  return refusal;
}
