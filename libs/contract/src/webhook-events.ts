import { EVENT_KINDS, type EventFacts, type EventKind } from '@signatory/domain';
import { z } from 'zod';

const version = z.int().describe('The submission’s version: the first certification is 1.');
const deadline = z.iso.datetime().describe('The instant by which the member’s report was, or is now, due.');
const member = z.string().describe('The member’s code.');
const report = z.url().describe('The member’s report in the API, for whoever may read it.');
const release = {
  release: z.uuid(),
  number: z.int().describe('The release’s number in its cycle.'),
  sha256: z.string().nullable().describe('The release hash: of its document, as printed on every file.'),
};

const inCycle = { plan: z.string(), cycle: z.string().describe('The cycle’s code.') };
const ofCycle = { ...inCycle, links: z.object({ cycle: z.url().describe('The cycle in the API.') }) };
const ofMember = { ...inCycle, member, links: z.object({ report }) };
const ofRelease = {
  ...inCycle,
  ...release,
  links: z.object({ release: z.url(), results: z.url().describe('The cycle’s public page.') }),
};

/** The facts of an event must stand in its message, or it does not compile. */
type Messages = {
  readonly [Kind in EventKind]: z.ZodObject<
    Record<keyof EventFacts[Kind], z.ZodType> & Record<'plan' | 'cycle', z.ZodType>
  >;
};

/** What is sent of each kind of event. Neither an answer, a figure, a score, a reason nor a person stands in any of them. */
const DATA = {
  'cycle.opened': z.object(ofCycle),
  'deadline.extended': z.object({ ...ofMember, deadline }),
  'deadline.missed': z.object({ ...ofMember, deadline }),
  'validation.finished': z.object({
    ...ofMember,
    version,
    outcome: z.enum(['READY', 'BLOCKED', 'DRAFT']).describe('DRAFT where the check could not end, or was cancelled.'),
  }),
  'submission.submitted': z.object({ ...ofMember, version }),
  'submission.withdrawn': z.object({ ...ofMember, version }),
  'submission.returned': z.object({ ...ofMember, version }),
  'submission.accepted': z.object({ ...ofMember, version }),
  'submission.review-resumed': z.object({ ...ofMember, version }),
  'submission.reopened': z.object({ ...ofMember, version }),
  'submission.lapsed': z.object({ ...ofMember, version }),
  'cycle.closed': z.object(ofCycle),
  'cycle.concluded': z.object(ofCycle),
  'release.published': z.object(ofRelease),
  'release.corrected': z.object(ofRelease),
  'release.withdrawn': z.object(ofRelease),
} as const satisfies Messages;

const message = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('When it happened.'),
    data,
  });

function messagesOfEvents(): Record<EventKind, z.ZodObject> {
  const messages: Partial<Record<EventKind, z.ZodObject>> = {};
  for (const kind of EVENT_KINDS) messages[kind] = message(kind, DATA[kind]);
  return messages as Record<EventKind, z.ZodObject>;
}

/** The message of a button: it tells a receiver that it is reached, and that its secret is the right one. */
export const TEST_EVENT = 'webhook.test';

/** Every message that is sent, by its type. */
export const WEBHOOK_MESSAGES: Readonly<Record<EventKind | typeof TEST_EVENT, z.ZodObject>> = {
  ...messagesOfEvents(),
  [TEST_EVENT]: message(
    TEST_EVENT,
    z.object({
      plan: z.string(),
      cycle: z.string().nullable(),
      webhook: z.uuid(),
      links: z.object({ webhook: z.url() }),
    }),
  ),
};
