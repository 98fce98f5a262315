import { Worker } from 'node:worker_threads';
import type { PlanDocument, PlanProblemsView } from '@signatory/contract';
import { readDocument } from '@signatory/plan';
import type { ProductLanguage } from '@signatory/texts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { LintAnswer, LintQuestion } from './lint-thread.js';
import { describeDraft, describeProblems, measureDocument, type ReadDraft } from './read-plan-file.js';

type Read = ReturnType<typeof readDocument>;

/**
 * From so many characters on, a document is read on a thread of its own: some ten commitments, a tenth of a second. A plan of
 * hundreds takes seconds, and nobody else's request would be answered meanwhile.
 */
const APART_FROM = 50_000;

/** As it is built: Node runs no TypeScript, from which this module may have been loaded. */
const THREAD = new URL('../../dist/administration/lint-thread.js', import.meta.url);

interface Waiting {
  readonly resolve: (read: Read) => void;
  readonly reject: (error: Error) => void;
}

/** What the lint says of documents that are plain data already. */
@Injectable()
export class PlanLint implements OnModuleDestroy {
  private thread: Worker | null = null;
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** What a draft's document means. @throws Refusal `request.invalid` for one nested without end */
  async draft(document: PlanDocument): Promise<ReadDraft> {
    return describeDraft(await this.read(document));
  }

  /** Everything that the lint says of a document, by places in it. @throws Refusal `request.invalid` for one nested without end */
  async problems(document: PlanDocument, language: ProductLanguage): Promise<PlanProblemsView['problems']> {
    return describeProblems(await this.read(document), language);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread?.terminate();
  }

  private async read(document: PlanDocument): Promise<Read> {
    if (measureDocument(document) < APART_FROM) return readDocument(document);
    return new Promise((resolve, reject) => {
      this.last += 1;
      this.waiting.set(this.last, { resolve, reject });
      const thread = (this.thread ??= this.start());
      // While something is asked, the process waits for its answer; idle, the thread keeps nothing alive.
      thread.ref();
      thread.postMessage({ id: this.last, document } satisfies LintQuestion);
    });
  }

  private start(): Worker {
    const thread = new Worker(THREAD, { execArgv: [] });
    thread.on('message', (answer: LintAnswer) => {
      const asked = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('read' in answer) asked?.resolve(answer.read);
      else asked?.reject(new Error(`The lint failed: ${answer.error}`));
      if (this.waiting.size === 0) thread.unref();
    });
    thread.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', (code) => this.fail(new Error(`The thread of the lint ended with ${code}.`)));
    return thread;
  }

  /** Whoever waits is told; the next question starts another thread. */
  private fail(error: Error): void {
    this.thread = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
