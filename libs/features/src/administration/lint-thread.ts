import { parentPort } from 'node:worker_threads';
import { readDocument } from '@signatory/plan';

/** What `PlanLint` sends to this thread, and what comes back. */
export interface LintQuestion {
  readonly id: number;
  readonly document: Readonly<Record<string, unknown>>;
}

export type LintAnswer = { readonly id: number } & (
  | { readonly read: ReturnType<typeof readDocument> }
  | { readonly error: string }
);

parentPort?.on('message', ({ id, document }: LintQuestion) => {
  let answer: LintAnswer;
  try {
    answer = { id, read: readDocument(document) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
