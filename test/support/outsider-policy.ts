/** What an outsider is answered by design, where that is not the refusal of a stranger. */
interface Design {
  /** Of whom; of everybody without it. */
  readonly who?: RegExp;
  /** The method and the path of the command, as the API describes it. */
  readonly command: RegExp;
  /** Besides the refusals; and without any, that a row is there may be told. */
  readonly answers?: readonly number[];
  readonly why: string;
}

/** A refusal that tells nothing of what is there. */
const STRANGER: readonly number[] = [401, 403, 404];

/** Nothing of another is named: each signs in and out, and keeps language, letters, news, sessions and keys of their own. */
export const OWN = /^\w+ \/api\/(session|me)(\/[\w-]+)*$/;

/** Who is told of Canada's report or scores that they are not theirs to judge, as of a member that they know. */
export const KNOWS_MEMBER =
  /^(another pillar’s reviewer|the member’s own reviewer|an adjudicator of the member’s own)$/;

const DESIGNS: readonly Design[] = [
  { command: OWN, answers: [200, 201, 204, 400, 409, 415, 422, 429], why: 'It is their own.' },
  { command: /^POST \/api\/review-views$/, answers: [201, 409], why: 'A saved view is its person’s own.' },
  { command: /^POST \/api\/cycles\/\{cycle\}\/recusals$/, answers: [201], why: 'Everybody declares for themselves.' },
  {
    who: /^another member’s secretariat$/,
    command: /\/reminders(\/preview)?$/,
    answers: [422],
    why: 'It reminds its own member; this one is as unknown to it as one that is not there.',
  },
  {
    who: /^another plan’s secretariat$/,
    command: /^POST \/api\/plans(\/drafts|\/workbooks)?$/,
    answers: [415, 422],
    why: 'It brings plans of its own; this file is none.',
  },
  {
    who: /^another plan’s secretariat$/,
    command: /^POST \/api\/people(\/\{id\}\/grants)?$/,
    answers: [422],
    why: 'It gives roles on its own plan; this one is as unknown to it as one that is not there.',
  },
  {
    command: /^POST \/api\/cycles\/\{cycle\}\/reviews\/approvals$/,
    answers: [409],
    why: 'Many entries at once: it says of each what hinders it, and here the same as of one that is not there.',
  },
  {
    who: /^another member’s (lead )?focal point$/,
    command: /\/comments\/\{thread\}\/replies$/,
    why: 'Members negotiate one text and read each other’s comments, in which each speaks for itself.',
  },
  {
    who: /^another cycle’s secretariat$/,
    command: /^POST \/api\/people\/\{id\}\//,
    why: 'People with a role in every cycle are in its list: it is told that another keeps them.',
  },
  {
    who: /^(the member’s own reviewer|an adjudicator of the member’s own)$/,
    command: /\/actions\/\{member\}\/\{action\}\//,
    why: 'Whoever is barred is told so, where the work was given to them.',
  },
];

const designsFor = (who: string, command: string): readonly Design[] =>
  DESIGNS.filter((each) => each.command.test(command) && (each.who?.test(who) ?? true));

/** What somebody may be answered to a command. */
export function answersFor(who: string, command: string): readonly number[] {
  return [...STRANGER, ...designsFor(who, command).flatMap(({ answers = [] }) => answers)];
}

/** Whether somebody may be told that what a command names is there. */
export function isToldOf(who: string, command: string): boolean {
  return designsFor(who, command).some(({ answers }) => answers === undefined);
}
