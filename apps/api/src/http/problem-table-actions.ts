import type { RefusalCode } from '@signatory/domain';
import { count, type ProblemTable } from './problem-row.js';

type ActionCode = Extract<
  RefusalCode,
  | `action.${string}`
  | `codebook.${string}`
  | `search.${string}`
  | 'score.search-needed'
  | 'score.search-open'
  | 'score.reply-period-open'
  | 'score.second-needed'
>;

/** The rows of classed actions, of desk searches, and of the scores that need them. */
export const ACTION_PROBLEMS: Pick<ProblemTable, ActionCode> = {
  'codebook.missing': {
    status: 409,
    title: 'The plan has no codebook',
    detail: ({ plan }) =>
      `${plan} does not say what the classes of actions mean. Its next version can: add "codebook".`,
  },
  'action.out-of-window': {
    status: 422,
    title: 'Outside of the reporting window',
    detail: ({ happened, from, to }) =>
      `${happened} is not in the reporting window, ${from} to ${to}. Write the day on which it happened; what happened later belongs to the next cycle.`,
  },
  'action.already-classed': {
    status: 409,
    title: 'You have classed this action',
    detail: () => 'Two different people class an action, and a class is not changed after it is given.',
  },
  'action.place-taken': {
    status: 409,
    title: 'The place has classed this action',
    detail: () =>
      'A stand-in and the person stood in for share one place, which has classed the action. The other class comes from another reviewer.',
  },
  'action.contest-too-late': {
    status: 409,
    title: 'Too late to contest',
    detail: ({ until }) => `Classes could be contested until ${until}. Reply to the score once it is shared.`,
  },
  'action.score-shared': {
    status: 409,
    title: 'Too late to contest',
    detail: () => 'The score that the action stands behind is shared. Reply to the score instead.',
  },
  'action.scoring-begun': {
    status: 409,
    title: 'Scoring has begun',
    detail: ({ commitment }) =>
      `Scoring of ${commitment} has begun; actions are brought and classed before. Say it in the reply to the score.`,
  },
  'action.contests-open': {
    status: 409,
    title: 'A contest has no answer',
    detail: ({ commitments }) =>
      `The member contests the class of an action on ${commitments}. An adjudicator answers first, then the scores can be shared.`,
  },
  'search.source-unknown': {
    status: 422,
    title: 'Not a source of this plan',
    detail: ({ source, sources }) => `${source} is none of the sources that the plan names: ${sources}.`,
  },
  'search.not-silent': {
    status: 409,
    title: 'Nothing to search for',
    detail: ({ commitment }) =>
      `Desk searches are logged where the method says so, a member is silent, and no score is settled. On ${commitment} that is not so.`,
  },
  'score.search-needed': {
    status: 409,
    title: 'Search the public sources first',
    detail: ({ sources }) => `The member is silent here. Log your own search of ${sources}, then score what you found.`,
  },
  'score.search-open': {
    status: 409,
    title: 'Two people search before a −1',
    detail: ({ searches, sources }) =>
      sources === 0
        ? 'The member is silent here, and the plan names no public sources to search: silence alone is no −1.'
        : `The member is silent here. −1 is given after two reviewers have searched every source; ${count(searches, 'has', 'have')} so far.`,
  },
  'score.reply-period-open': {
    status: 409,
    title: 'The member may still answer',
    detail: ({ until }) =>
      `The member is silent here, and may say what it did until ${until}. −1 is possible after that.`,
  },
  'score.second-needed': {
    status: 409,
    title: 'A second reviewer is needed',
    detail: ({ commitment }) =>
      `One reviewer scored ${commitment}. A −1, or a score that the guideline does not propose, needs a second blind score: ask for it first.`,
  },
};
