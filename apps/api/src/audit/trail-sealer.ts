import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SealTrail, TrailDamaged } from '@signatory/features';
import type { Environment } from '@signatory/config';
import { repeat, type Repeating } from '@signatory/queue';
import { ENVIRONMENT } from '../environment.js';
import { LOG, type Log } from '../log.js';

/** What is on the trail and not sealed could still be changed unseen. */
const EVERY_MS = 2_000;

/**
 * Seals the trail as long as the process runs; of several processes one does. It is here and not in the workers, because the
 * key is here. Each checkpoint goes to the log: logs are kept elsewhere, and what was kept elsewhere proves what was changed here.
 */
@Injectable()
export class TrailSealer implements OnApplicationBootstrap, OnModuleDestroy {
  private sealing: Repeating | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Log,
    private readonly sealTrail: SealTrail,
  ) {}

  onApplicationBootstrap(): void {
    if (this.environment.databaseUrl === undefined) return;
    this.sealing = repeat({
      everyMs: EVERY_MS,
      work: async () => {
        const checkpoint = await this.sealTrail.execute(new Date());
        if (checkpoint !== null) this.log.info({ checkpoint }, 'audit trail sealed');
      },
      onError: (error) => {
        if (error instanceof TrailDamaged) this.log.error({ error: error.message }, 'audit trail');
        else this.log.warn({ error: error.message }, 'audit trail');
      },
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.sealing?.close();
  }
}
