import type { RefusalCode } from '@signatory/domain';
import { count, type ProblemTable } from './problem-row.js';

type PlanCode = Extract<RefusalCode, `plan.${string}` | `cycle.${string}` | `reminder.${string}`>;

/** The rows of plans and cycles, and of reminders in them. */
export const PLAN_PROBLEMS: Pick<ProblemTable, PlanCode> = {
  'cycle.code-taken': {
    status: 409,
    title: 'The code is taken',
    detail: ({ cycle }) => `There is a cycle ${cycle} already. Choose another code.`,
  },
  'cycle.reviewers-missing': {
    status: 409,
    title: 'Reviewers are missing',
    detail: ({ members }) =>
      `Each member needs two reviewers and an adjudicator who are not of its conflict group; missing for ${members}.`,
  },
  'cycle.work-open': {
    status: 409,
    title: 'Work is still open',
    detail: ({ command, what, open }) => `${open} ${what}. Settle them, then ${command} the cycle.`,
  },
  'cycle.phase-taken': {
    status: 409,
    title: 'The series has this phase already',
    detail: ({ series, phase }) => `The series ${series} has its ${phase} cycle. Choose another series or phase.`,
  },
  'cycle.not-first': {
    status: 409,
    title: 'The baseline comes first',
    detail: ({ baseline, cycle }) =>
      `${baseline} records the state at adoption: a plan has one, and no window begins before it has ended. Change the window of ${cycle}.`,
  },
  'cycle.baseline': {
    status: 409,
    title: 'A baseline is not scored',
    detail: ({ cycle }) =>
      `${cycle} records the state at adoption. Its values stand beside those of later cycles; score and release these.`,
  },
  'plan.faulty': {
    status: 422,
    title: 'The plan cannot be adopted',
    detail: ({ faults }) => `${count(faults.length, 'thing is', 'things are')} wrong in the file; see faults.`,
  },
  'plan.comments-open': {
    status: 409,
    title: 'Comments are unanswered',
    detail: ({ open }) =>
      `${count(open, 'comment waits', 'comments wait')} for an answer. A plan is adopted when each has one.`,
  },
  'plan.consultation-over': {
    status: 409,
    title: 'The consultation has ended',
    detail: ({ until }) => `Members could comment until ${until}. Write to the secretariat.`,
  },
  'plan.in-use': {
    status: 409,
    title: 'A cycle uses this version',
    detail: ({ plan, version }) =>
      `A cycle of ${plan}, version ${version}, has opened: what is asked of whom is fixed. Change it in a new version.`,
  },
  'plan.migration-open': {
    status: 409,
    title: 'The change of versions is undecided',
    detail: ({ plan, from, to, open }) =>
      `Between versions ${from} and ${to} of ${plan}, ${count(open, 'item is', 'items are')} undecided. Say what became of each, then open the cycle.`,
  },
  'plan.not-adopted': {
    status: 409,
    title: 'The plan version is not adopted',
    detail: ({ plan, version, state }) =>
      `Version ${version} of ${plan} is ${state}. A cycle opens on a version that is adopted and not superseded.`,
  },
  'plan.version-taken': {
    status: 409,
    title: 'This version exists with other content',
    detail: ({ plan, version }) =>
      `Version ${version} of ${plan} is kept already and differs. A version never changes: raise the number.`,
  },
  'reminder.nothing-open': {
    status: 409,
    title: 'Nothing to be reminded of',
    detail: ({ topic, members }) =>
      topic === 'report'
        ? `No report is waited for of ${members}: it was submitted, or none is taken any more. Leave these members out.`
        : `Reviewers wait for no answer of ${members}. Leave these members out.`,
  },
  'reminder.sent-lately': {
    status: 409,
    title: 'Reminded already',
    detail: ({ hours, sent }) =>
      `Nobody was written: ${sent.map(({ member, by, at }) => `${member} was reminded by ${by} at ${at}`).join('; ')}. The same is sent once in ${hours} hours; leave these members out.`,
  },
  'cycle.not-open': {
    status: 409,
    title: 'The cycle is not open',
    detail: ({ cycle, state }) => `${cycle} is ${state}; reports can be changed while it is OPEN.`,
  },
  'cycle.closed': {
    status: 409,
    title: 'The cut-off has passed',
    detail: ({ cycle, cutOff }) => `Reports of ${cycle} could be changed until ${cutOff}. Ask the secretariat.`,
  },
};
