import { OBSTACLES, STOOD_IN_ROLES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';

const Code = z.string().trim().min(1).max(40);
const Instant = z.iso.datetime(FORM_FAULTS.instant);
const Reason = z.string().trim().min(3).max(2_000);

/** A person on a member × pillar; without a pillar where the plan has none. */
const Place = z.strictObject({ person: z.uuid(), member: Code, pillar: Code.nullable() });

/** Reviewers for cells, all of them or none. */
export const AssignReviewers = z.strictObject({ places: z.array(Place).min(1).max(10_000) });
export type AssignReviewers = z.infer<typeof AssignReviewers>;

export const EndAssignment = Place.extend({ reason: Reason });
export type EndAssignment = z.infer<typeof EndAssignment>;

/** Somebody does an absent person's part for a time. */
export const ArrangeStandIn = z
  .strictObject({
    role: z.enum(STOOD_IN_ROLES),
    absent: z.uuid(),
    person: z.uuid(),
    /** Of those that the absent person judges; empty for all. */
    members: z.array(Code).max(500).default([]),
    from: Instant,
    until: Instant,
    reason: Reason,
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    path: ['until'],
    message: FORM_FAULTS.endsEarly,
  })
  .refine(({ absent, person }) => absent !== person, {
    path: ['person'],
    message: FORM_FAULTS.ownStandIn,
  });
export type ArrangeStandIn = z.infer<typeof ArrangeStandIn>;

const Named = z.object({ id: z.string(), name: z.string() });

export const StandInView = z.object({
  id: z.string(),
  role: z.enum(STOOD_IN_ROLES),
  absent: Named,
  person: Named,
  /** Empty for all that the absent person judges. */
  members: z.array(z.string()),
  from: z.string(),
  until: z.string(),
  reason: z.string(),
  arrangedBy: z.string(),
  /** By the database's clock. */
  state: z.enum(['coming', 'in-force', 'over']),
  /** Before its time; null otherwise. */
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type StandInView = z.infer<typeof StandInView>;

const Cell = z.object({ member: z.string(), pillar: z.string().nullable() });
const Obstacle = z.enum(OBSTACLES);

export const AssignedCellView = Cell.extend({
  /** By name; who stands in for them now, and what keeps somebody from judging who is assigned all the same. */
  reviewers: z.array(z.object({ person: z.string(), standIn: z.string().nullable(), obstacle: Obstacle.nullable() })),
  /** How many eligible reviewers are missing. */
  missing: z.int(),
  /** Entries that wait for a decision. */
  waiting: z.int(),
  /** Blind scores that could be given and are not. */
  scores: z.int(),
  /** Since when the oldest of it waits. */
  oldest: z.string().nullable(),
});
export type AssignedCellView = z.infer<typeof AssignedCellView>;

/** Somebody who judges on the plan, and what waits for the person in this cycle. */
export const JudgeView = Named.extend({
  nationality: z.string().nullable(),
  roles: z.array(z.enum(STOOD_IN_ROLES)),
  /** Cells that the person judges, those of an absent one included. */
  cells: z.int(),
  /** Entries that wait for a decision in them; questions asked and not answered; answers not yet read. */
  waiting: z.int(),
  asked: z.int(),
  answered: z.int(),
  /** Blind scores that the person could give and has not, and those that an adjudicator has to settle. */
  scores: z.int(),
  oldest: z.string().nullable(),
  /** Whom the person stands in for now. */
  standsInFor: z.array(z.string()),
  /** What the person may not judge; without pillars, nothing of the member. */
  barred: z.array(z.object({ member: z.string(), pillars: z.array(z.string()), obstacle: Obstacle })),
});
export type JudgeView = z.infer<typeof JudgeView>;

/** Who judges what in a cycle, and who is behind. */
export const AssignmentsView = z.object({
  judges: z.array(JudgeView),
  cells: z.array(AssignedCellView),
  standIns: z.array(StandInView),
  /** Members whose scores nobody could settle: no adjudicator may judge them. Empty where nothing is scored. */
  unadjudicated: z.array(z.string()),
  /** Whether the cycle takes other assignments still. */
  open: z.boolean(),
});
export type AssignmentsView = z.infer<typeof AssignmentsView>;

/** Two eligible reviewers for each cell, spread evenly; applied by `AssignReviewers`. */
export const AssignmentProposalView = z.object({
  cells: z.array(
    Cell.extend({
      kept: z.array(z.string()),
      added: z.array(z.string()),
      missing: z.int(),
      /** Of a cell with somebody missing: how many people each obstacle keeps from it. */
      obstacles: z.partialRecord(Obstacle, z.int()),
    }),
  ),
  loads: z.array(z.object({ person: z.string(), before: z.int(), after: z.int() })),
});
export type AssignmentProposalView = z.infer<typeof AssignmentProposalView>;
