import { Controller, Get, Query } from '@nestjs/common';
import { AuditEventView } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { ReadAudit } from '@signatory/features';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const AuditQuery = z.strictObject({
  /** Only older events: the id of the last one read. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cycle: z.string().max(100).optional(),
  member: z.string().max(64).optional(),
});

@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: ReadAudit) {}

  @Get()
  @Allow('audit:read')
  @Operation({
    id: 'listAuditEvents',
    summary: "The newest events of the secretariat's plans",
    query: AuditQuery,
    answer: z.array(AuditEventView),
  })
  list(
    @Query(new ZodPipe(AuditQuery)) query: z.infer<typeof AuditQuery>,
    @Actor() actor: Person,
  ): Promise<AuditEventView[]> {
    return this.audit.execute({ actor, at: new Date(), ...query });
  }
}
