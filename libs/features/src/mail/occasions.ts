import { dueBefore, groupBy, timeOf, type CycleState, type MailKind, type Reminders } from '@signatory/domain';
import { deadlineOf } from '../submissions/index.js';
import { BEFORE_PART, BEFORE_REPLY, BEFORE_REVIEW, LETTERS } from './letters.js';

export interface MemberStanding {
  readonly member: string;
  readonly extendedTo: Date | null;
  readonly submitted: boolean;
  /** That it missed its deadline is written: of a report that is being certified as it passes, nobody knows yet. */
  readonly missed: boolean;
  /** The due date of a correction that is asked for. */
  readonly correctionDue: Date | null;
  /** Its report waits for reviewers. */
  readonly waiting: boolean;
  /** Until when the first of its shared scores without a reply may be replied to, and which they are, by commitment id. */
  readonly replyDue: Date | null;
  readonly toReply: readonly string[] | null;
}

/** Something to remind of, with the members it concerns. */
export interface Occasion {
  readonly kind: MailKind;
  /** When the reminder was due, ISO. */
  readonly due: string;
  /** The instant it is about, ISO. */
  readonly about: string;
  readonly members: readonly string[];
  /** The scores it is about. */
  readonly scores?: readonly { readonly member: string; readonly commitment: string }[];
}

interface Calendar {
  readonly state: CycleState;
  readonly opensAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly reviewDeadlineAt: Date | null;
  readonly reminders: Reminders;
}

/**
 * What is to be reminded of at an instant. A reminder is due for a day: what passed while no worker ran is not made up
 * for, since the next one says more. A moved deadline is another occasion, and reminds again.
 */
export function occasionsOf(cycle: Calendar, standing: readonly MemberStanding[], at: Date): Occasion[] {
  const { state, opensAt, reviewDeadlineAt, reminders } = cycle;
  if (state === 'DESIGN')
    return opensAt
      ? before(
          'opening',
          opensAt,
          reminders.beforeOpening,
          standing.map(({ member }) => member),
          at,
        )
      : [];
  const waiting = standing.filter((each) => each.waiting).map(({ member }) => member);
  const reviews = reviewDeadlineAt && waiting.length > 0 ? reviewsDue(reviewDeadlineAt, waiting, at) : [];
  const replies = LETTERS['reply-due'].in.includes(state) ? standing.flatMap((each) => repliesDue(each, at)) : [];
  // What was not reported by the cut-off is not reminded of any more.
  if (state !== 'OPEN') return [...(state === 'CLOSED' ? reviews : []), ...group(replies)];
  const single = standing.flatMap((each): Occasion[] => {
    const deadline = deadlineOf(cycle, each.extendedTo);
    const members = [each.member];
    return [
      ...(deadline && !each.submitted ? before('deadline', deadline, reminders.beforeDeadline, members, at) : []),
      ...(deadline && each.missed && !each.submitted && reminders.atDeadline && timeOf(deadline, at) === 'due'
        ? [{ kind: 'missed' as const, due: deadline.toISOString(), about: deadline.toISOString(), members }]
        : []),
      ...(each.correctionDue ? before('correction', each.correctionDue, reminders.beforeCorrection, members, at) : []),
    ];
  });
  return [...group([...single, ...replies]), ...reviews];
}

function reviewsDue(deadline: Date, waiting: readonly string[], at: Date): Occasion[] {
  const over = deadline.toISOString();
  return [
    ...before('review-due', deadline, BEFORE_REVIEW, waiting, at),
    ...(timeOf(deadline, at) === 'due'
      ? [{ kind: 'review-missed' as const, due: over, about: over, members: waiting }]
      : []),
  ];
}

function repliesDue({ member, replyDue, toReply }: MemberStanding, at: Date): Occasion[] {
  if (!replyDue) return [];
  const scores = (toReply ?? []).map((commitment) => ({ member, commitment }));
  return before('reply-due', replyDue, BEFORE_REPLY, [member], at).map((each) => ({ ...each, scores }));
}

/** An agency's part that is not cleared yet. */
export interface OpenPart {
  /** A person's id. */
  readonly person: string;
  readonly member: string;
  /** The indicator's id. */
  readonly indicator: string;
  readonly until: Date;
}

/** The parts whose end date comes near: those of a person with the same end date in one letter. */
export function partsNearing(
  parts: readonly OpenPart[],
  at: Date,
): (Occasion & { readonly parts: readonly OpenPart[] })[] {
  const groups = groupBy(parts, ({ person, until }) => `${person} ${until.toISOString()}`);
  return [...groups.values()].flatMap((own) =>
    own[0]
      ? before('part-due', own[0].until, BEFORE_PART, [...new Set(own.map(({ member }) => member))], at).map(
          (each) => ({
            ...each,
            parts: own,
          }),
        )
      : [],
  );
}

function before(
  kind: MailKind,
  about: Date,
  days: readonly number[],
  members: readonly string[],
  at: Date,
): Occasion[] {
  if (at >= about) return [];
  return dueBefore(about, days)
    .filter((due) => timeOf(due, at) === 'due')
    .map((due) => ({ kind, due: due.toISOString(), about: about.toISOString(), members }));
}

/** Members of the same occasion stand in one letter. */
function group(single: readonly Occasion[]): Occasion[] {
  const groups = new Map<string, Occasion>();
  for (const occasion of single) {
    const key = `${occasion.kind} ${occasion.due} ${occasion.about}`;
    const known = groups.get(key);
    groups.set(
      key,
      known
        ? {
            ...known,
            members: [...known.members, ...occasion.members],
            ...(known.scores && { scores: [...known.scores, ...(occasion.scores ?? [])] }),
          }
        : occasion,
    );
  }
  return [...groups.values()];
}
