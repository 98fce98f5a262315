import type { ReviewEvent } from '@signatory/domain';
import { EntryReviewEntity, EntryReviewEventEntity } from '@signatory/persistence';
import { In, type EntityManager } from 'typeorm';
import { readLanguage } from '../identity/index.js';

/** An event with why something was returned. */
export interface StoredEvent extends ReviewEvent {
  readonly memberCode: string;
  readonly indicatorId: string;
  readonly reason: string | null;
  /** Of the text; null where nobody knows. */
  readonly language: string | null;
  /** What was asked for: parts of the answer, as findings name them. */
  readonly cells: readonly string[];
  /** Until when (ISO instant); null where no day was named. */
  readonly due: string | null;
}

/** Everything that was decided and said about entries of some reports, in order; of one entry with its indicator's id. */
export async function readEvents(
  tx: EntityManager,
  { cycleId, memberCode }: { readonly cycleId: string; readonly memberCode: string | readonly string[] },
  indicatorId?: string,
): Promise<StoredEvent[]> {
  const rows = await tx.find(EntryReviewEventEntity, {
    where: {
      cycleId,
      memberCode: typeof memberCode === 'string' ? memberCode : In([...memberCode]),
      ...(indicatorId === undefined ? {} : { indicatorId }),
    },
    order: { memberCode: 'ASC', indicatorId: 'ASC', submissionVersion: 'ASC', n: 'ASC' },
  });
  return rows.map(describeEvent);
}

/** The same of some entries of a cycle. */
export async function readEventsOf(
  tx: EntityManager,
  cycleId: string,
  entries: readonly { readonly member: string; readonly indicatorId: string }[],
): Promise<StoredEvent[]> {
  const rows = await tx
    .createQueryBuilder(EntryReviewEventEntity, 'e')
    .where('e.cycleId = :cycleId', { cycleId })
    .andWhere(
      '(e.memberCode, e.indicatorId) in (select * from unnest(cast(:members as text[]), cast(:ids as text[])))',
      {
        members: entries.map(({ member }) => member),
        ids: entries.map(({ indicatorId }) => indicatorId),
      },
    )
    .orderBy({ 'e.memberCode': 'ASC', 'e.indicatorId': 'ASC', 'e.submissionVersion': 'ASC', 'e.n': 'ASC' })
    .getMany();
  return rows.map(describeEvent);
}

function describeEvent(event: EntryReviewEventEntity): StoredEvent {
  const { threadVersion: version, threadN: n, reasonCode, at, ...row } = event;
  return {
    submissionVersion: row.submissionVersion,
    memberCode: row.memberCode,
    indicatorId: row.indicatorId,
    n: row.n,
    command: row.command,
    actor: row.actor,
    role: row.role,
    at: at.toISOString(),
    entryVersion: row.entryVersion,
    text: row.text,
    thread: version === null || n === null ? null : { version, n },
    undoes: row.undoes,
    reason: reasonCode,
    language: row.language,
    cells: row.cells,
    due: row.dueAt?.toISOString() ?? null,
  };
}

type Appended = Pick<EntryReviewEventEntity, 'command' | 'toState' | 'role' | 'actor' | 'at'> &
  Partial<
    Pick<
      EntryReviewEventEntity,
      'reasonCode' | 'text' | 'language' | 'threadVersion' | 'threadN' | 'undoes' | 'cells' | 'dueAt'
    >
  >;

/**
 * Writes the next event of a review and what it changes of its head; words of which no language is said are in that of their
 * writer's letters. The caller holds the review's lock.
 */
export async function appendEvent(
  tx: EntityManager,
  review: EntryReviewEntity,
  event: Appended,
  sets: Partial<Pick<EntryReviewEntity, 'state' | 'reviewer' | 'reasonCode' | 'dueAt' | 'cells' | 'changedAt'>> = {},
): Promise<void> {
  const { cycleId, memberCode, submissionVersion, indicatorId } = review;
  const key = { cycleId, memberCode, submissionVersion, indicatorId };
  await tx.update(EntryReviewEntity, key, { ...sets, version: review.version + 1 });
  await tx.insert(EntryReviewEventEntity, {
    ...key,
    n: review.version,
    fromState: review.state,
    entryVersion: review.entryVersion,
    ...event,
    language: event.text ? (event.language ?? (await readLanguage(tx, event.actor))) : null,
  });
}
