import { sayFaultWhole } from '@signatory/texts';
import { count, type ProblemTable } from './problem-row.js';
import { ACTION_PROBLEMS } from './problem-table-actions.js';
import { CHAPTER_PROBLEMS } from './problem-table-chapters.js';
import { PLAN_PROBLEMS } from './problem-table-plans.js';
import { REVIEW_PROBLEMS } from './problem-table-review.js';
import { RELEASE_PROBLEMS } from './problem-table-releases.js';

/** The only place that knows both refusals and HTTP. A refusal without a row does not compile. */
export const PROBLEMS: ProblemTable = {
  ...PLAN_PROBLEMS,
  ...REVIEW_PROBLEMS,
  ...ACTION_PROBLEMS,
  ...RELEASE_PROBLEMS,
  ...CHAPTER_PROBLEMS,
  'command.forbidden': {
    status: 403,
    title: 'Another role does this',
    detail: ({ command, subject, needs }) => `The command ${command} on this ${subject} needs the role ${needs}.`,
  },
  'command.wrong-state': {
    status: 409,
    title: 'Not possible in this state',
    detail: ({ command, subject, state, allowed }) =>
      `The ${subject} is ${state}; ${command} is possible when it is ${allowed}. Load it again.`,
  },
  'command.reason-needed': {
    status: 422,
    title: 'A reason is needed',
    detail: ({ command }) => `The command ${command} needs a reason in words.`,
  },
  'version.stale': {
    status: 412,
    title: 'Changed meanwhile',
    detail: ({ subject, sent, current }) =>
      `The ${subject} is at version ${current}; you sent ${sent}. Load it again, then decide.`,
  },
  'command.stale': {
    status: 409,
    title: 'Changed meanwhile',
    detail: ({ sent, current }) =>
      `You sent revision ${sent}; the current one is ${current}. Load it again, then decide.`,
  },
  'permission.missing': {
    status: 403,
    title: 'Your role does not allow this',
    detail: ({ permission, needs }) => `${permission} needs one of these roles here: ${needs}. Ask the secretariat.`,
  },
  'conflict-of-interest': {
    status: 403,
    title: 'Conflict of interest',
    detail: ({ member, nationality }) =>
      nationality === null
        ? `You declared that you do not judge ${member} here. Only the secretariat takes that back.`
        : `An official of ${nationality} may not judge ${member}.`,
  },
  'assignment.barred': {
    status: 409,
    title: 'Not theirs to judge',
    detail: ({ faults }) =>
      `${count(faults.length, 'assignment is', 'assignments are')} refused, and none was made; see faults.`,
  },
  'assignment.of-every-cycle': {
    status: 409,
    title: 'Held in every cycle',
    detail: ({ person }) =>
      `${person} holds this role in every cycle of the plan. End it under Administration, and assign the person here.`,
  },
  'same-person': {
    status: 403,
    title: 'Two people are needed',
    detail: ({ first, second }) => `Whoever did ${first} may not also do ${second}. Ask a colleague.`,
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    detail: () => 'There is nothing at this address that you may see. Check the address.',
  },
  'sign-in.needed': {
    status: 401,
    title: 'Sign in first',
    detail: () => 'There is no session, or it has ended. Sign in and send the request again.',
  },
  'sign-in.failed': {
    status: 401,
    title: 'Sign-in failed',
    detail: () => 'The e-mail address and the password do not belong together. Check both.',
  },
  'sign-in.locked': {
    status: 429,
    title: 'Too many failed sign-ins',
    detail: ({ seconds }) => `Wait ${count(seconds, 'second', 'seconds')}, then try again.`,
  },
  'origin.foreign': {
    status: 403,
    title: 'Sent by another site',
    detail: ({ origin }) => `Changes are taken from this site's own pages only, not from ${origin}.`,
  },
  'media-type.unsupported': {
    status: 415,
    title: 'Unsupported media type',
    detail: (facts) =>
      'words' in facts
        ? sayFaultWhole('en', facts.words)
        : `The body is ${facts.sent || 'of no named type'}. Send ${facts.needs}.`,
  },
  'file.refused': {
    status: 422,
    title: 'The file cannot be taken',
    detail: ({ words }) => sayFaultWhole('en', words),
  },
  'body.malformed': { status: 400, title: 'Malformed request', detail: ({ reason }) => reason },
  'body.too-large': {
    status: 413,
    title: 'Body too large',
    detail: ({ limit }) => `A request may hold ${limit}. Send less at a time.`,
  },
  'headers.too-large': {
    status: 431,
    title: 'Address and headers too large',
    detail: ({ limit }) =>
      `Address, cookies and headers together may hold ${limit}. Delete cookies of this site, or shorten the address.`,
  },
  'request.invalid': {
    status: 422,
    title: 'The request does not have the form this route takes',
    detail: ({ faults }) => `${count(faults.length, 'thing is', 'things are')} wrong; see faults.`,
  },
  'value.invalid': {
    status: 422,
    title: 'The value cannot be saved',
    detail: ({ faults }) => `${count(faults.length, 'thing is', 'things are')} wrong; see faults. Nothing was saved.`,
  },
  'precondition.missing': {
    status: 428,
    title: 'Say which version you changed',
    detail: ({ header }) => `Send ${header} with the version you read, like "3", or "0" for the first.`,
  },
  'entry.stale': {
    status: 412,
    title: 'Somebody else saved meanwhile',
    detail: ({ indicator, sent, current, by, at }) =>
      `${indicator} was saved by ${by} at ${at} as version ${current}; yours was made from ${sent}. Both are in facts.`,
  },
  'entry.not-open': {
    status: 409,
    title: 'This entry cannot be edited now',
    detail: ({ indicator }) =>
      `${indicator} is closed in the report's present state; after a return, only returned entries are open.`,
  },
  'contribution.ended': {
    status: 409,
    title: 'The time for this part is over',
    detail: ({ until }) => `This part was asked for until ${until}. Ask the focal point for a later end date.`,
  },
  'entry.not-carried': {
    status: 409,
    title: 'Nothing to confirm',
    detail: ({ indicator }) =>
      `${indicator} has no entry carried over from an earlier cycle, or it was answered meanwhile. Load it again.`,
  },
  'entry.assessors-only': {
    status: 403,
    title: 'Set by assessors',
    detail: ({ indicator }) => `${indicator} is a finding of the assessors; members do not answer it.`,
  },
  'indicator.unknown': {
    status: 404,
    title: 'Unknown indicator',
    detail: ({ indicator, nearest }) =>
      `The plan has no indicator ${indicator}.${nearest === null ? '' : ` Did you mean ${nearest}?`}`,
  },
  'role.last-keeper': {
    status: 409,
    title: 'Nobody else keeps the plan',
    detail: ({ plan }) => `This is the last secretariat of ${plan}. Give the role to somebody else first.`,
  },
  'audit.too-wide': {
    status: 422,
    title: 'Too many events for a file',
    detail: ({ most }) => `A file has up to ${count(most, 'event', 'events')}. Choose fewer days, an act or a person.`,
  },
  'queues.other-plans': {
    status: 403,
    title: 'The board is for whoever keeps every plan',
    detail: () =>
      'The queues hold jobs of plans that are not yours, with what was thrown in them. Failed jobs of your plans are listed under Administration.',
  },
  'person.email-taken': {
    status: 409,
    title: 'The address is taken',
    detail: ({ email }) => `There is an account for ${email} already.`,
  },
  'report.open-findings': {
    status: 409,
    title: 'Findings are open',
    detail: ({ blockers, notRun, errors, warnings, rules }) =>
      `Open: ${count(blockers, 'blocker', 'blockers')}, ${notRun} not run, ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')} (${rules.join(', ')}). Fix or answer each, then check again.`,
  },
  'report.already-submitted': {
    status: 409,
    title: 'Already submitted',
    detail: ({ version }) => `Version ${version} of this report is submitted. Its receipt is still there.`,
  },
  'import.undecided': {
    status: 409,
    title: 'Conflicts are undecided',
    detail: ({ conflicts }) =>
      `${count(conflicts, 'field was', 'fields were')} changed in the file and in the report. Decide for each: mine or stored.`,
  },
  'import.faulty': {
    status: 409,
    title: 'The file has faults',
    detail: ({ faults }) =>
      `${count(faults, 'place', 'places')} in the file cannot be taken. Correct the file and send it again, or say that they are left out.`,
  },
  'review.entries-open': {
    status: 409,
    title: 'Entries are still under review',
    detail: ({ open }) => `${count(open, 'entry is', 'entries are')} neither approved nor lapsed.`,
  },
  'score.already-given': {
    status: 409,
    title: 'Your score is in',
    detail: ({ commitment }) => `You have scored ${commitment}; an opinion is not changed after it is given.`,
  },
  'score.place-taken': {
    status: 409,
    title: 'The place has given its score',
    detail: ({ commitment }) =>
      `A stand-in and the person stood in for share one place, which has scored ${commitment}. The other score comes from another reviewer.`,
  },
  'score.not-ready': {
    status: 409,
    title: 'Not ready to be scored',
    detail: ({ commitment, missing }) => `${commitment} cannot be scored. ${missing}`,
  },
  'score.departure-needs-sentence': {
    status: 422,
    title: 'Say why the score differs',
    detail: ({ proposal, score }) => `The guideline proposes ${proposal}; a score of ${score} needs a sentence.`,
  },
  'reply.too-late': {
    status: 409,
    title: 'The right of reply has ended',
    detail: ({ due }) => `A reply to this score was possible until ${due}. Ask the secretariat.`,
  },
  'method.not-allowed': {
    status: 405,
    title: 'Not done here this way',
    detail: ({ method, methods }) => `This address does not take ${method}. It takes ${methods}.`,
  },
  'idempotency.key-reused': {
    status: 422,
    title: 'The key was used for another request',
    detail: ({ key }) => `Idempotency-Key ${key} belongs to a request with another body. Choose a new key.`,
  },
  'job.busy': {
    status: 503,
    title: 'Busy',
    detail: ({ seconds }) => `Too much is under way. Try again in ${count(seconds, 'second', 'seconds')}.`,
  },
  'rate.limited': {
    status: 429,
    title: 'Too many requests',
    detail: ({ seconds }) => `Try again in ${count(seconds, 'second', 'seconds')}.`,
  },
};
