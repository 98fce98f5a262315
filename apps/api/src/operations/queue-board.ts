import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { AdmitToQueues } from '@signatory/features';
import type { QueueWatch } from '@signatory/queue';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Admission } from '../http/admission.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { BOARD_SECURITY_POLICY } from '../http/security-headers.js';
import { QUEUES } from './metrics.js';

const PATH = '/operators/queues';
const READS = ['GET', 'HEAD'];

/** What is shown of a job beside its name and its times: which outbox row it is, and nothing of whose report. */
const showOutboxId = (data: { outboxId?: unknown } | null) => ({ outboxId: data?.outboxId ?? null });

/** Bull Board over the queues of either backend, to read only: what goes through the queue is begun by the outbox alone. */
@Injectable()
export class QueueBoard {
  private readonly pages = new FastifyAdapter().setBasePath(PATH);
  private readonly board = createBullBoard({
    queues: [],
    // The two packages are of neighbouring versions, and each has the types of its own.
    serverAdapter: this.pages as unknown as Parameters<typeof createBullBoard>[0]['serverAdapter'],
    options: { uiConfig: { boardTitle: 'Signatory', hideRedisDetails: true } },
  });
  private isFilled = false;

  constructor(
    @Inject(QUEUES) private readonly queues: QueueWatch,
    private readonly admission: Admission,
    private readonly admitToQueues: AdmitToQueues,
    private readonly problems: ProblemFilter,
  ) {}

  /** Opens it under its path, behind the session of whoever may read the queues and keeps every plan. */
  async open(server: FastifyInstance): Promise<void> {
    await server.register(
      async (scope) => {
        scope.addHook('onRequest', async (request, reply) => {
          void reply.header('cache-control', 'no-store');
          try {
            await this.admit(request);
          } catch (error) {
            this.problems.answer(error, request, reply);
            return reply;
          }
          void reply.header('content-security-policy', BOARD_SECURITY_POLICY);
          return undefined;
        });
        await scope.register(this.pages.registerPlugin());
      },
      { prefix: PATH },
    );
  }

  private async admit(request: FastifyRequest): Promise<void> {
    const at = new Date();
    const { actor, token } = await this.admission.admit(request, 'queues:read', at);
    if (token !== null) throw new Refusal('token.not-for', { fault: 'act' });
    await this.admitToQueues.execute({ actor, at });
    if (!READS.includes(request.method))
      throw new Refusal('method.not-allowed', { method: request.method, methods: READS.join(', ') });
    if (this.isFilled) return;
    this.board.setQueues(
      this.queues.queues().map((queue) => {
        const shown = new BullMQAdapter(queue, { readOnlyMode: true });
        shown.setFormatter('data', showOutboxId);
        return shown;
      }),
    );
    this.isFilled = true;
  }
}
