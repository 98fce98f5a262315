import type { ReminderView } from '@signatory/contract';
import type { Actor, ReminderTopic } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { indexPlan, ReadCycles } from '../catalogue/index.js';
import { openReminders, peopleOf, requireReminder, restsUntil, type RemindedPerson } from './open-reminders.js';

/** Of what members can be reminded now, who would be written, and who reminded them last. */
@Injectable()
export class ReadReminders {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute({ cycle: code, actor, at }: { cycle: string; actor: Actor; at: Date }): Promise<ReminderView[]> {
    const opened = await this.cycles.open(code, actor, at);
    const { members, reach } = requireReminder(opened, actor, at);
    const { byId } = indexPlan(opened.plan);
    return this.database.as(reach, async (tx) => {
      const open = await openReminders(tx, opened, { members, at });
      const people = new Map<ReminderTopic, readonly RemindedPerson[]>();
      for (const topic of new Set(open.map((each) => each.topic)))
        people.set(topic, await peopleOf({ tx, database: this.database }, opened, { topic, open, at }));
      const codes = new Map(opened.plan.commitments.map(({ id, code }) => [id, code]));
      return open.map((each) => ({
        topic: each.topic,
        member: each.member,
        due: each.due?.toISOString() ?? null,
        indicators: each.indicators.flatMap((id) => byId.get(id)?.indicator.code ?? []),
        commitments: each.scores.flatMap(({ commitment }) => codes.get(commitment) ?? []),
        people: (people.get(each.topic) ?? []).filter(({ members: own }) => own.includes(each.member)).length,
        last: each.last && { by: each.last.by, at: each.last.at.toISOString() },
        restsUntil: restsUntil(each, at)?.toISOString() ?? null,
      }));
    });
  }
}
