import { Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { ReadAudit } from './read-audit.js';

@Module({ providers: [Audit, ReadAudit], exports: [Audit, ReadAudit] })
export class AuditModule {}
