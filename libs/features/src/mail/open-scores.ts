import { appliesTo, isConflicted, isScorable, takesScores, type Role } from '@signatory/domain';
import type { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { HELD_GRANTS } from '../identity/index.js';
import { awaitedOf, readStandings } from '../scoring/index.js';
import { judgedBy } from './assigned-pillars.js';
import { DONE } from './news-sources.js';
import { IN_USE, inForce, officialOf, recusedFrom } from './write-mail.js';

/** For whom a score waits: reviewers to give it, the adjudicator to settle it, the member to reply to it. */
export type ScoreTopic = 'scores' | 'disputes' | 'replies';

export interface OpenScore {
  readonly topic: ScoreTopic;
  readonly member: string;
  /** By its id. */
  readonly commitment: string;
  /** The end of review, or until when it may be replied to. */
  readonly due: Date | null;
}

interface ScoreRow {
  readonly member: string;
  readonly commitment: string;
  readonly state: string;
  readonly round: number;
  readonly due: Date | null;
  readonly reply: string | null;
}

const SCORES = `
  select s.member_code as member, s.commitment_id as commitment, s.state, s.round, s.reply_due_at as due,
    (select r.kind from score_reply r where r.cycle_id = s.cycle_id and r.member_code = s.member_code
      and r.commitment_id = s.commitment_id and r.at >= s.shared_at order by r.n desc limit 1) as reply
  from score s where s.cycle_id = $1 and s.member_code = any ($2::text[])`;

/** The scores of a cycle that wait for somebody. How many opinions are in is not looked at: of others’ they are blind. */
export async function openScores(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  { members, at }: { readonly members: readonly string[]; readonly at: Date },
): Promise<OpenScore[]> {
  if (cycle.phase === 'baseline') return [];
  // As the desk has it: nobody is reminded of what cannot be given yet.
  const standings = await readStandings(tx, cycle.id, members);
  const rows = await tx.query<ScoreRow[]>(SCORES, [cycle.id, members]);
  const known = new Map(rows.map((row) => [`${row.member} ${row.commitment}`, row]));
  return memberCodes(plan)
    .filter((member) => members.includes(member))
    .flatMap((member) => {
      const report = standings.get(member);
      return plan.commitments.flatMap((commitment): OpenScore[] => {
        const score = known.get(`${member} ${commitment.id}`);
        const place = { member, commitment: commitment.id };
        const due = cycle.reviewDeadlineAt;
        if (score?.state === 'DISPUTED' || (score?.state === 'SHARED' && score.reply === 'contested'))
          return [{ ...place, topic: 'disputes', due }];
        if (score?.state === 'SHARED' && score.reply === null && score.due !== null && score.due > at)
          return [{ ...place, topic: 'replies', due: score.due }];
        const isOpen = score === undefined || score.state === 'NOT_SCORED';
        return isOpen &&
          takesScores(cycle.state, score?.round ?? 1) &&
          appliesTo(commitment, member).kind !== 'not-asked' &&
          report !== undefined &&
          isScorable(awaitedOf(plan, commitment, report))
          ? [{ ...place, topic: 'scores', due }]
          : [];
      });
    });
}

/** Somebody for whom scores wait, with these. */
export interface ScoreReader {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  /** False for who wants no letter of the kind. */
  readonly letter: boolean;
  readonly own: readonly OpenScore[];
}

// Who judges: $1 plan, $2 cycle, $3 members, $4 now, $5 role, $6 kind.
const JUDGES = `
  select p.id, p.name, n.language, not coalesce($6 = any (n.off), false) as letter, ${officialOf('$1', '$2', '$4')} as "officialOf",
    array_remove(array_agg(distinct case when ${recusedFrom('m.code', '$2')} then m.code end), null) as recused
  from person p join ${HELD_GRANTS} g on g.person_id = p.id cross join unnest($3::text[]) as m (code)
  left join notification_setting n on n.person_id = p.id
  where ${inForce('$1', '$2', '$4')} and g.role = $5 and ${IN_USE}
  group by p.id, n.language, n.off order by p.name, p.id`;

interface Judge extends Omit<ScoreReader, 'own'> {
  readonly officialOf: readonly string[];
  readonly recused: readonly string[];
}

/** The reviewers or adjudicators for whom scores wait: each with the own ones, and without those of which it gave one. */
export async function judgesOf(
  { tx, database }: { readonly tx: EntityManager; readonly database: Database },
  opened: OpenedCycle,
  open: readonly OpenScore[],
  { role, kind, at }: { readonly role: Role; readonly kind: string; readonly at: Date },
): Promise<ScoreReader[]> {
  const { cycle, plan } = opened;
  if (open.length === 0) return [];
  const members = [...new Set(open.map(({ member }) => member))];
  const people = await tx.query<Judge[]>(JUDGES, [cycle.planId, cycle.id, members, at, role, kind]);
  const isTheirs = await judgedBy(tx, opened, { roles: [role], at });
  const readers: ScoreReader[] = [];
  for (const { officialOf: service, recused, ...person } of people) {
    const theirs = open.filter(
      ({ member, commitment: item }) =>
        isTheirs({ person: person.id, member, item }) &&
        !recused.includes(member) &&
        !service.some((each) => isConflicted(each, member, plan.conflictGroups)),
    );
    // Whoever gave one of two that differ does not settle them.
    const own = await leaveOutGiven(database, cycle.id, person.id, theirs);
    if (own.length > 0) readers.push({ ...person, own });
  }
  return readers;
}

/** As that person sees its own: of what others gave nothing is read. */
async function leaveOutGiven(
  database: Database,
  cycleId: string,
  person: string,
  open: readonly OpenScore[],
): Promise<readonly OpenScore[]> {
  const given = DONE['scores-asked'];
  if (given === undefined || open.length === 0) return open;
  const reviews = open.map(({ member }) => member);
  const cells = await database.readAs<{ member: string; item: string }>({ actor: person, reviews }, given, [
    cycleId,
    person,
  ]);
  return open.filter(
    ({ member, commitment }) => !cells.some((cell) => cell.member === member && cell.item === commitment),
  );
}
