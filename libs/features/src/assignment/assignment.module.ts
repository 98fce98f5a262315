import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { ArrangeStandIn } from './arrange-stand-in.js';
import { AssignReviewers } from './assign-reviewers.js';
import { EndAssignment } from './end-assignment.js';
import { EndStandIn } from './end-stand-in.js';
import { OfferAssignments } from './offer-assignments.js';
import { ReadAssignments } from './read-assignments.js';

const VERBS = [ArrangeStandIn, AssignReviewers, EndAssignment, EndStandIn, OfferAssignments, ReadAssignments];

@Module({ imports: [AuditModule, CatalogueModule, IdentityModule], providers: VERBS, exports: VERBS })
export class AssignmentModule {}
