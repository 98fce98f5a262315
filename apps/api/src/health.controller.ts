import { Controller, Get } from '@nestjs/common';
import { Database } from '@signatory/persistence';
import { z } from 'zod';
import { Allow } from './http/allow.js';
import { Operation } from './http/operation.js';

const HealthView = z.object({ status: z.literal('ok') });

@Controller('api/health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('public')
  @Operation({ id: 'readHealth', summary: 'Whether the API and its database answer', answer: HealthView })
  async read(): Promise<z.infer<typeof HealthView>> {
    await this.database.readPublic('select 1');
    return { status: 'ok' };
  }
}
