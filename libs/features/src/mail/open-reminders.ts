import type { SendReminders } from '@signatory/contract';
import {
  coveredMembers,
  MAIL_READERS,
  Refusal,
  requireWithin,
  REMINDER_REST_HOURS,
  UNDO_SECONDS,
  type Actor,
  type Plan,
  type ReminderTopic,
  itemWords,
} from '@signatory/domain';
import type { Database, Reach } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, memberName, type OpenedCycle } from '../catalogue/index.js';
import { actorReach, HELD_GRANTS } from '../identity/index.js';
import { deadlineOf, STANDS } from '../submissions/index.js';
import { LETTERS } from './letters.js';
import { judgesOf, openScores, type OpenScore, type ScoreTopic } from './open-scores.js';
import { IN_USE, inForce } from './write-mail.js';

/** Something of which a member can be reminded now. */
export interface OpenReminder {
  readonly topic: ReminderTopic;
  readonly member: string;
  /** The deadline with the extension, or when the first answer is due. */
  readonly due: Date | null;
  /** The entries that reviewers wait for, by indicator id. */
  readonly indicators: readonly string[];
  /** The scores that wait, where it is of scores. */
  readonly scores: readonly OpenScore[];
  readonly last: { readonly by: string; readonly at: Date } | null;
}

/** How a letter of each topic is called. */
export const KIND_OF = {
  report: 'report-reminder',
  answers: 'answers-reminder',
  scores: 'scores-due',
  disputes: 'disputes-due',
  replies: 'reply-due',
} as const;

/** Topics of scores that somebody judges, with the role. */
const JUDGED_BY: Readonly<Partial<Record<ReminderTopic, 'reviewer' | 'adjudicator'>>> = {
  scores: 'reviewer',
  disputes: 'adjudicator',
};

// What is open of each member: $1 cycle, $2 members, $3 now. A decision that can still be taken back is none yet: a letter cannot be.
const OPEN = `
  with stands as (select distinct on (member_code) * from submission where cycle_id = $1 and member_code = any ($2::text[]) and ${STANDS}
    order by member_code, version desc),
  open (topic, member, due, indicators) as (
    select 'report', m.code, (select x.deadline_at from extension x where x.cycle_id = $1 and x.member_code = m.code order by x.n desc limit 1), '{}'::text[]
    from unnest($2::text[]) as m (code) where not exists (select from stands s where s.member_code = m.code)
    union all
    select 'answers', r.member_code, min(coalesce(r.due_at, s.due_at)), array_agg(r.indicator_id order by r.indicator_id)
    from entry_review r join stands s on s.cycle_id = r.cycle_id and s.member_code = r.member_code and s.version = r.submission_version
    where r.changed_at <= $3::timestamptz - interval '${UNDO_SECONDS} seconds'
      and ((r.state = 'CLARIFICATION_REQUESTED' and (r.due_at is null or r.due_at > $3)) or (r.state = 'RETURNED' and s.state = 'CORRECTION_REQUESTED'))
    group by r.member_code)
  select o.topic, o.member, o.due, o.indicators, l.by, l.at
  from open o left join lateral (select coalesce(p.name, l.sent_by) as by, l.sent_at as at from reminder l
    left join person p on p.id::text = l.sent_by
    where l.cycle_id = $1 and l.member_code = o.member and l.topic = o.topic order by l.n desc limit 1) l on true
  order by o.topic desc, array_position($2::text[], o.member)`;

interface OpenRow extends Omit<OpenReminder, 'last' | 'scores'> {
  readonly by: string | null;
  readonly at: Date | null;
}

/** What may be reminded of in a cycle, in the plan's order of members. */
export async function openReminders(
  tx: EntityManager,
  opened: OpenedCycle,
  { members, at }: { readonly members: readonly string[]; readonly at: Date },
): Promise<OpenReminder[]> {
  const { cycle } = opened;
  const rows = await tx.query<OpenRow[]>(OPEN, [cycle.id, members, at]);
  const ofReports = rows
    .filter(({ topic }) => LETTERS[KIND_OF[topic]].in.includes(cycle.state))
    // What was not reported by the cut-off is not reminded of any more.
    .filter(({ topic }) => topic !== 'report' || cycle.cutOffAt === null || at <= cycle.cutOffAt)
    .map(({ by, at: sent, due, ...row }) => ({
      ...row,
      due: row.topic === 'report' ? deadlineOf(cycle, due) : due,
      last: by !== null && sent ? { by, at: sent } : null,
      scores: [],
    }));
  return [...ofReports, ...(await remindersOfScores(tx, opened, { members, at }))];
}

// Who was last reminded of a score: $1 cycle, $2 members.
const LAST = `select distinct on (l.topic, l.member_code) l.topic, l.member_code as member, coalesce(p.name, l.sent_by) as by, l.sent_at as at
  from reminder l left join person p on p.id::text = l.sent_by where l.cycle_id = $1 and l.member_code = any ($2::text[])
  order by l.topic, l.member_code, l.n desc`;

async function remindersOfScores(
  tx: EntityManager,
  opened: OpenedCycle,
  asked: { readonly members: readonly string[]; readonly at: Date },
): Promise<OpenReminder[]> {
  const { cycle } = opened;
  const topics: readonly ScoreTopic[] = ['scores', 'disputes', 'replies'];
  if (!LETTERS['scores-due'].in.includes(cycle.state)) return [];
  const open = await openScores(tx, opened, asked);
  if (open.length === 0) return [];
  const last = await tx.query<{ topic: string; member: string; by: string; at: Date }[]>(LAST, [
    cycle.id,
    asked.members,
  ]);
  return topics.flatMap((topic) =>
    asked.members.flatMap((member): OpenReminder[] => {
      const scores = open.filter((each) => each.topic === topic && each.member === member);
      const dues = scores.flatMap(({ due }) => due ?? []).sort((one, other) => one.getTime() - other.getTime());
      const told = last.find((each) => each.topic === topic && each.member === member);
      return scores.length === 0
        ? []
        : [
            {
              topic,
              member,
              due: dues[0] ?? null,
              indicators: [],
              scores,
              last: told ? { by: told.by, at: told.at } : null,
            },
          ];
    }),
  );
}

/** From when a member may be reminded of the same again; null where it may be now. */
export function restsUntil({ last }: Pick<OpenReminder, 'last'>, at: Date): Date | null {
  if (!last) return null;
  const until = new Date(last.at.getTime() + REMINDER_REST_HOURS * 3_600_000);
  return until > at ? until : null;
}

/** Who is written, with the chosen members that are theirs. */
export interface RemindedPerson {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  /** False for who wants no letter of the kind: it stands in the product alone. */
  readonly letter: boolean;
  readonly members: readonly string[];
  /** Of scores that the person judges, the own ones; all of the members otherwise. */
  readonly own?: readonly OpenScore[];
}

// $1 plan, $2 cycle, $3 members, $4 now, $5 roles, $6 kind.
const PEOPLE = `
  select p.id, p.name, n.language, not coalesce($6 = any (n.off), false) as letter, array_agg(distinct m.code) as members
  from person p join ${HELD_GRANTS} g on g.person_id = p.id
  join unnest($3::text[]) as m (code) on m.code = any (g.members)
  left join notification_setting n on n.person_id = p.id
  where ${inForce('$1', '$2', '$4')} and g.role = any ($5::text[]) and ${IN_USE}
  group by p.id, p.name, n.language, n.off order by p.name, p.id`;

/** The people to whom a topic's letters go, of reminders that are open. */
export async function peopleOf(
  { tx, database }: { readonly tx: EntityManager; readonly database: Database },
  opened: OpenedCycle,
  { topic, open, at }: { readonly topic: ReminderTopic; readonly open: readonly OpenReminder[]; readonly at: Date },
): Promise<RemindedPerson[]> {
  const { cycle } = opened;
  const kind = KIND_OF[topic];
  const own = open.filter((each) => each.topic === topic);
  const role = JUDGED_BY[topic];
  if (!role) {
    const members = own.map(({ member }) => member);
    return tx.query<RemindedPerson[]>(PEOPLE, [cycle.planId, cycle.id, members, at, MAIL_READERS[kind], kind]);
  }
  const scores = own.flatMap((each) => each.scores);
  const judges = await judgesOf({ tx, database }, opened, scores, { role, kind, at });
  return judges.map((judge) => ({ ...judge, members: [...new Set(judge.own.map(({ member }) => member))] }));
}

/** Whom a secretariat may remind in a cycle, and its reach there. Refuses `permission.missing`. */
export function requireReminder(
  { cycle, plan }: OpenedCycle,
  actor: Actor,
  at: Date,
): { readonly members: readonly string[]; readonly reach: Reach } {
  const scope = { plan: plan.id, cycle: cycle.code };
  const grants = requireWithin(actor, 'reminder:send', scope, at.toISOString());
  const all = memberCodes(plan);
  const members = all.filter((member) => grants.some((grant) => coveredMembers(grant, all).includes(member)));
  return { members, reach: actorReach(actor, scope, all, at) };
}

/**
 * What is open of the members that were chosen; `all` leaves out those reminded lately. Refuses `request.invalid` for a
 * member that is none, `reminder.nothing-open` and `reminder.sent-lately`, and then nobody is written.
 */
export function chooseReminders(
  open: readonly OpenReminder[],
  { topic, members: chosen }: SendReminders,
  { plan, members, at }: { readonly plan: Plan; readonly members: readonly string[]; readonly at: Date },
): OpenReminder[] {
  const ofTopic = open.filter((each) => each.topic === topic);
  if (chosen === 'all') {
    const free = ofTopic.filter((each) => restsUntil(each, at) === null);
    if (ofTopic.length === 0) throw nothingOpen(plan, topic, members);
    return free.length > 0 ? free : requireRested(ofTopic, plan, at);
  }
  const faults = chosen.flatMap((member, n) =>
    members.includes(member)
      ? []
      : [
          {
            pointer: `/members/${n}`,
            words: itemWords('members', member, members),
          },
        ],
  );
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
  const needless = chosen.filter((code) => !ofTopic.some(({ member }) => member === code));
  if (needless.length > 0) throw nothingOpen(plan, topic, needless);
  return requireRested(
    ofTopic.filter(({ member }) => chosen.includes(member)),
    plan,
    at,
  );
}

function nothingOpen(plan: Plan, topic: ReminderTopic, members: readonly string[]): Refusal {
  const names = members.map((member) => memberName(plan, member));
  return new Refusal('reminder.nothing-open', { topic, members: members.join(', '), names });
}

function requireRested(reminders: OpenReminder[], plan: Plan, at: Date): OpenReminder[] {
  const sent = reminders.flatMap((each) =>
    each.last && restsUntil(each, at)
      ? [
          {
            member: each.member,
            name: memberName(plan, each.member),
            by: each.last.by,
            at: each.last.at.toISOString(),
          },
        ]
      : [],
  );
  if (sent.length > 0) throw new Refusal('reminder.sent-lately', { hours: REMINDER_REST_HOURS, sent });
  return reminders;
}
