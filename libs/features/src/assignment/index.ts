export { ArrangeStandIn, type ArrangeStandInCommand } from './arrange-stand-in.js';
export { AssignmentModule } from './assignment.module.js';
export { AssignReviewers, type AssignReviewersCommand } from './assign-reviewers.js';
export { EndAssignment, type EndAssignmentCommand } from './end-assignment.js';
export { EndStandIn, type EndStandInCommand } from './end-stand-in.js';
export { OfferAssignments } from './offer-assignments.js';
export { ReadAssignments } from './read-assignments.js';
