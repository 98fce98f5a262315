import type { ReminderLetter, SendReminders as Chosen } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { ReadCycles } from '../catalogue/index.js';
import { composeMail } from './compose-mail.js';
import { chooseReminders, openReminders, peopleOf, requireReminder } from './open-reminders.js';
import { reminderMails } from './reminder-mails.js';

export interface RemindersCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly body: Chosen;
  readonly at: Date;
}

/** The letters as they would be sent, each in its reader's language; nobody is written. */
@Injectable()
export class PreviewReminders {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** Refuses as `SendReminders` does. `site` is the address people use, without a trailing slash. */
  async execute({ actor, cycle, body, at, site }: RemindersCommand & { site: string }): Promise<ReminderLetter[]> {
    const opened = await this.cycles.open(cycle, actor, at);
    const { members, reach } = requireReminder(opened, actor, at);
    return this.database.as(reach, async (tx) => {
      const chosen = chooseReminders(await openReminders(tx, opened, { members, at }), body, {
        plan: opened.plan,
        members,
        at,
      });
      const people = await peopleOf({ tx, database: this.database }, opened, { topic: body.topic, open: chosen, at });
      return reminderMails(opened, chosen, { people, at }).map(({ person, kind, facts }) => {
        const { language, subject, text } = composeMail(opened, { kind, facts }, { ...person, site });
        return { to: person.name, members: [...facts.members], letter: person.letter, language, subject, text };
      });
    });
  }
}
