import type {
  AssignmentProposalView,
  AssignmentsView,
  ArrangeStandIn,
  AssignReviewers,
  EndAssignment,
} from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of who judges what in a cycle, and of who stands in for whom, apart from the others: only its screen carries them. */
export const assigning = {
  assignments: (cycle: string) =>
    queryOptions({
      queryKey: ['assignments', cycle],
      queryFn: () => ask<AssignmentsView>(path`/cycles/${cycle}/assignments`),
    }),
  proposal: (cycle: string) =>
    queryOptions({
      queryKey: ['assignments', cycle, 'proposal'],
      queryFn: () => ask<AssignmentProposalView>(path`/cycles/${cycle}/assignments/proposal`),
    }),
  assignReviewers: (cycle: string, body: AssignReviewers) =>
    tell(path`/cycles/${cycle}/assignments`, { method: 'POST', body }),
  endAssignment: (cycle: string, body: EndAssignment) =>
    tell(path`/cycles/${cycle}/assignments/end`, { method: 'POST', body }),
  arrangeStandIn: (cycle: string, body: ArrangeStandIn) =>
    tell(path`/cycles/${cycle}/stand-ins`, { method: 'POST', body }),
  endStandIn: (cycle: string, standIn: string, reason: string) =>
    tell(path`/cycles/${cycle}/stand-ins/${standIn}/end`, { method: 'POST', body: { reason } }),
};
