import type { RefusalCode } from '@signatory/domain';
import { count, type ProblemTable } from './problem-row.js';

type ReviewCode = Exclude<Extract<RefusalCode, `review.${string}` | `view.${string}`>, 'review.entries-open'>;

/** What a reviewer is refused, and who writes about an entry. */
export const REVIEW_PROBLEMS: Pick<ProblemTable, ReviewCode> = {
  'review.own-edit': {
    status: 403,
    title: 'Your own entry',
    detail: ({ indicator }) => `You wrote or last edited ${indicator}; another reviewer decides.`,
  },
  'review.stale': {
    status: 412,
    title: 'Changed since you opened it',
    detail: ({ indicator, sent, current, at }) =>
      `${indicator} is at version ${current} since ${at}; you decided on version ${sent}. Load it again, then decide.`,
  },
  'review.threads-open': {
    status: 409,
    title: 'Threads are open',
    detail: ({ indicator, open }) =>
      `${count(open, 'thread', 'threads')} about ${indicator} ${open === 1 ? 'is' : 'are'} not resolved. Resolve ${open === 1 ? 'it' : 'them'}, or approve with a text that says why not.`,
  },
  'review.findings-open': {
    status: 409,
    title: 'Findings are open',
    detail: ({ indicator, open }) => `${count(open, 'finding', 'findings')} on ${indicator} without an answer.`,
  },
  'review.bulk-stopped': {
    status: 409,
    title: 'Nothing was approved',
    detail: ({ stopped, of, stops }) =>
      `${stopped} of ${of} entries stop it: ${stops.map(({ member, indicator, why }) => `${member} ${indicator} (${why})`).join(', ')}. Leave them out or decide on each by itself.`,
  },
  'review.undo-over': {
    status: 409,
    title: 'Too late to take back',
    detail: ({ indicator, limit }) =>
      `A decision can be taken back for ${limit} seconds; that on ${indicator} stands. Ask the secretariat to reopen the report if it was wrong.`,
  },
  'review.undo-followed': {
    status: 409,
    title: 'Something has followed',
    detail: ({ indicator }) =>
      `Since the decision on ${indicator} somebody has answered, decided, edited or scored on it. It can no longer be taken back.`,
  },
  'view.name-taken': {
    status: 409,
    title: 'The name is taken',
    detail: ({ name }) => `You have a view named ${name}. Choose another name, or remove that one first.`,
  },
  'view.too-many': {
    status: 409,
    title: 'Too many views',
    detail: ({ most }) => `You can save ${most} views. Remove one first.`,
  },
};
