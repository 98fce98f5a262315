import type { RemindersSent } from '@signatory/contract';
import { Database, ReminderEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { ReadCycles } from '../catalogue/index.js';
import { chooseReminders, openReminders, peopleOf, requireReminder } from './open-reminders.js';
import type { RemindersCommand } from './preview-reminders.js';
import { reminderMails } from './reminder-mails.js';
import { writeMail } from './write-mail.js';

/** Reminds by hand those who are waited for, all that were chosen or none. */
@Injectable()
export class SendReminders {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
  ) {}

  /**
   * Whom it reached. A member without a focal point is not taken for reminded.
   * Refuses `not-found`, `permission.missing`, `request.invalid`, `reminder.nothing-open` and `reminder.sent-lately`.
   */
  async execute({ actor, cycle: code, body, at }: RemindersCommand): Promise<RemindersSent> {
    const opened = await this.cycles.open(code, actor, at);
    const { cycle } = opened;
    const { members, reach } = requireReminder(opened, actor, at);
    return this.database.as(reach, async (tx) => {
      // Two of the secretariat in the same second: the second one sees what the first has sent.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`reminders ${cycle.id}`]);
      const chosen = chooseReminders(await openReminders(tx, opened, { members, at }), body, {
        plan: opened.plan,
        members,
        at,
      });
      const asked = chosen.map(({ member }) => member);
      const people = await peopleOf({ tx, database: this.database }, opened, { topic: body.topic, open: chosen, at });
      const reached = asked.filter((member) => people.some(({ members: own }) => own.includes(member)));
      for (const { person, kind, facts } of reminderMails(opened, chosen, { people, at })) {
        const occasion = `${cycle.id} ${kind} ${at.toISOString()} ${facts.at} ${person.id}`;
        await writeMail(tx, { person: person.id, kind, facts, occasion, at });
      }
      const facts = { topic: body.topic, members: reached, people: people.length };
      if (reached.length > 0) {
        await keep(tx, reached, { cycleId: cycle.id, topic: body.topic, sentBy: actor.id, sentAt: at });
        await this.audit.record(tx, { actor: actor.id, act: 'reminder.send', subject: cycle.code, facts, at });
        for (const member of reached) await notifyChanged(tx, { member, cycle: cycle.id, keys: ['overview'] });
      }
      return {
        members: reached,
        people: people.length,
        letters: people.filter(({ letter }) => letter).length,
        unreached: asked.filter((member) => !reached.includes(member)),
      };
    });
  }
}

async function keep(
  tx: EntityManager,
  members: readonly string[],
  row: Omit<ReminderEntity, 'memberCode' | 'n'>,
): Promise<void> {
  for (const memberCode of members) {
    const n = (await tx.countBy(ReminderEntity, { cycleId: row.cycleId, memberCode })) + 1;
    await tx.insert(ReminderEntity, { ...row, memberCode, n });
  }
}
