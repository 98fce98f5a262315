import { MAIL_READERS, timeOf, dueBefore, type MailKind } from '@signatory/domain';
import type { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { AROUND_REVIEW, LATE_SCORES, LETTERS } from './letters.js';
import { judgesOf, openScores } from './open-scores.js';
import { HELD_GRANTS } from '../identity/index.js';
import { IN_USE, inForce, writeMail } from './write-mail.js';

// $1 plan, $2 cycle, $3 now, $4 roles: who keeps it all.
const KEEPERS = `select distinct p.id from person p join ${HELD_GRANTS} g on g.person_id = p.id
  where ${inForce('$1', '$2', '$3')} and g.role = any ($4::text[]) and ${IN_USE}`;

const JUDGED = [
  { kind: 'scores-due', topic: 'scores', role: 'reviewer' },
  { kind: 'disputes-due', topic: 'disputes', role: 'adjudicator' },
] as const;

/**
 * Reminds reviewers of scores that they have not given and adjudicators of those that they have to settle, by the end of
 * review; what is open after it is told to the secretariat as well. Written once for each day that is due.
 */
export async function remindOfScores(
  { tx, database }: { readonly tx: EntityManager; readonly database: Database },
  opened: OpenedCycle,
  at: Date,
): Promise<void> {
  const { cycle, plan } = opened;
  const about = cycle.reviewDeadlineAt;
  if (about === null) return;
  const dueOf = (kind: MailKind, days: readonly number[]): Date[] =>
    LETTERS[kind].in.includes(cycle.state) ? dueBefore(about, days).filter((due) => timeOf(due, at) === 'due') : [];
  const [soon] = dueOf('scores-due', AROUND_REVIEW);
  const [late] = dueOf('scoring-late', LATE_SCORES);
  if (!soon && !late) return;
  const open = await openScores(tx, opened, { members: memberCodes(plan), at });
  const nameOf = (kind: MailKind, due: Date, person: string): string =>
    `${cycle.id} ${kind} ${due.toISOString()} ${about.toISOString()} ${person}`;
  const facts = { cycle: cycle.id, at: about.toISOString() };
  if (soon)
    for (const { kind, topic, role } of JUDGED) {
      const waiting = open.filter((each) => each.topic === topic);
      for (const { id, own } of await judgesOf({ tx, database }, opened, waiting, { role, kind, at })) {
        const scores = own.map(({ member, commitment }) => ({ member, commitment }));
        const members = [...new Set(own.map(({ member }) => member))];
        await writeMail(tx, {
          person: id,
          kind,
          facts: { ...facts, members, digest: false, scores },
          occasion: nameOf(kind, soon, id),
          at,
        });
      }
    }
  const members = [...new Set(open.filter(({ topic }) => topic !== 'replies').map(({ member }) => member))];
  if (!late || members.length === 0) return;
  const kind = 'scoring-late';
  const keepers = await tx.query<{ id: string }[]>(KEEPERS, [cycle.planId, cycle.id, at, MAIL_READERS[kind]]);
  for (const { id } of keepers)
    await writeMail(tx, {
      person: id,
      kind,
      facts: { ...facts, members, digest: true },
      occasion: nameOf(kind, late, id),
      at,
    });
}
