import {
  AssignmentProposalView,
  AssignmentsView,
  type ArrangeStandIn,
  type AssignReviewers,
  type EndAssignment,
} from '@signatory/contract';
import { ask, path, tell } from './client.js';

/** The addresses of who judges what in a cycle, and of who stands in for whom. */
export const assigning = {
  assignments: (cycle: string) => ask(AssignmentsView, path`/cycles/${cycle}/assignments`),
  assignmentProposal: (cycle: string) => ask(AssignmentProposalView, path`/cycles/${cycle}/assignments/proposal`),
  assignReviewers: (cycle: string, body: AssignReviewers) =>
    tell(path`/cycles/${cycle}/assignments`, { method: 'POST', body }),
  endAssignment: (cycle: string, body: EndAssignment) =>
    tell(path`/cycles/${cycle}/assignments/end`, { method: 'POST', body }),
  arrangeStandIn: (cycle: string, body: ArrangeStandIn) =>
    tell(path`/cycles/${cycle}/stand-ins`, { method: 'POST', body }),
  endStandIn: (cycle: string, standIn: string, reason: string) =>
    tell(path`/cycles/${cycle}/stand-ins/${standIn}/end`, { method: 'POST', body: { reason } }),
};
