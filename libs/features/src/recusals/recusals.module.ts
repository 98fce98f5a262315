import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { DeclareRecusal } from './declare-recusal.js';
import { ReadRecusals } from './read-recusals.js';
import { WithdrawRecusal } from './withdraw-recusal.js';

const VERBS = [DeclareRecusal, ReadRecusals, WithdrawRecusal];

@Module({ imports: [AuditModule, CatalogueModule], providers: VERBS, exports: VERBS })
export class RecusalsModule {}
