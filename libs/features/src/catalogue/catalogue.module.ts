import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AdoptPlan } from './adopt-plan.js';
import { Catalogue } from './catalogue.js';
import { CreateCycle } from './create-cycle.js';
import { DraftPlan } from './draft-plan.js';
import { GrantExtension } from './grant-extension.js';
import { OpenCycle } from './open-cycle.js';
import { ReadContacts } from './read-contacts.js';
import { ReadCycles } from './read-cycles.js';
import { TraceItems } from './trace-items.js';
import { ReadRules } from './read-rules.js';

const VERBS = [
  AdoptPlan,
  CreateCycle,
  DraftPlan,
  GrantExtension,
  OpenCycle,
  ReadContacts,
  ReadCycles,
  ReadRules,
  TraceItems,
];

@Module({ imports: [AuditModule], providers: [Catalogue, ...VERBS], exports: [Catalogue, ...VERBS] })
export class CatalogueModule {}
