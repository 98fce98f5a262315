import { groupBy, type MailKind, type Plan } from '@signatory/domain';
import type { MailFacts } from '@signatory/persistence';
import type { OpenedCycle } from '../catalogue/index.js';
import { itemFacts } from './letter-places.js';
import { KIND_OF, type OpenReminder, type RemindedPerson } from './open-reminders.js';

/** One letter to one person. */
export interface ReminderMail {
  readonly person: RemindedPerson;
  readonly kind: MailKind;
  readonly facts: MailFacts;
}

/** The letters to a person: one for all members that share a due date, so that no letter names a wrong one. */
export function reminderMails(
  { cycle, plan }: OpenedCycle,
  chosen: readonly OpenReminder[],
  { people, at }: { readonly people: readonly RemindedPerson[]; readonly at: Date },
): ReminderMail[] {
  const [first] = chosen;
  if (!first) return [];
  const kind = KIND_OF[first.topic];
  return people.flatMap((person) => {
    const own = chosen.filter(({ member }) => person.members.includes(member));
    const byDue = groupBy(own, ({ due }) => (due ?? at).toISOString());
    return [...byDue].map(([about, reminders]) => ({
      person,
      kind,
      facts: {
        cycle: cycle.id,
        members: reminders.map(({ member }) => member),
        at: about,
        digest: false,
        ...itemFacts(kind, itemsOf(plan, reminders, person)),
      },
    }));
  });
}

function itemsOf(
  plan: Plan,
  reminders: readonly OpenReminder[],
  { own }: RemindedPerson,
): { member: string; item: string }[] {
  const order = plan.commitments.flatMap(({ indicators }) => indicators.map(({ id }) => id));
  return reminders.flatMap(({ member, indicators, scores }) => [
    ...order.filter((id) => indicators.includes(id)).map((item) => ({ member, item })),
    // Of scores that somebody judges, those alone that wait for this person.
    ...(own?.filter((each) => each.member === member) ?? scores).map(({ commitment: item }) => ({ member, item })),
  ]);
}
