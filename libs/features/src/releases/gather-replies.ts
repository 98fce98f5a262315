import type { ReleaseDocument, ReleaseLedgerEntry, ReleaseReply } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import type { CitedEvidence } from '@signatory/persistence';
import { readPublicWords, type PublicWords } from '../scoring/index.js';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { orderOf, type Cell } from './cell-order.js';

/**
 * The answer is the adjudicator's first decision after the reply: on the score, or that a second person scores it. Of a member's
 * replies between two answers or sharings the last one stands: those that it replaced itself are kept, and not released. Nor is one
 * to a score that was given again since: the member is asked anew.
 */
const REPLIES = `
  select r.member_code as member, r.commitment_id as commitment, r.kind, r.text, r.language, r.publish, r.evidence, r.at,
    c.reason as answer, c.language as "answerLanguage", c.role as "answeredBy", c.at as "answeredAt", c.evidence as "answerEvidence"
  from score_reply r left join lateral (
    select reason, language, role, at, evidence from score_change c
    where c.cycle_id = r.cycle_id and c.member_code = r.member_code and c.commitment_id = r.commitment_id
      and c.role = 'adjudicator' and c.command in ('confirm', 'recalibrate', 'ask-second') and c.reason is not null and c.at >= r.at
    order by c.n limit 1) c on true
  where r.cycle_id = $1 and not exists (
    select from score_change again where again.cycle_id = r.cycle_id and again.member_code = r.member_code
      and again.commitment_id = r.commitment_id and again.command = 'rescore' and again.at >= r.at)
  and not exists (
    select from score_reply later where later.cycle_id = r.cycle_id and later.member_code = r.member_code
      and later.commitment_id = r.commitment_id and later.n > r.n and not exists (
        select from score_change between_them where between_them.cycle_id = r.cycle_id
          and between_them.member_code = r.member_code and between_them.commitment_id = r.commitment_id
          and between_them.at between r.at and later.at
          and (between_them.command in ('share', 'share-again') or between_them.role = 'adjudicator')))
  order by r.n`;

/**
 * That two reviewers agree is recorded by the product, and is theirs. Why it has a score given again that nobody asked to, it says
 * in English for the trail: a release names the cause, for each reader's language.
 */
const CHANGES = `
  select member_code as member, commitment_id as commitment, from_kind as "fromKind", from_value as "fromValue",
    to_kind as kind, to_value as value, reason, language, at, evidence,
    command = 'rescore' and role = 'system' and reason is not null as "entryChanged",
    case command when 'agree' then 'reviewers' else role end as role
  from score_change where cycle_id = $1 order by n`;

interface ReplyRow extends Cell {
  readonly kind: ReleaseReply['kind'];
  readonly text: string | null;
  readonly language: string | null;
  readonly publish: boolean;
  readonly evidence: readonly CitedEvidence[];
  readonly at: Date;
  readonly answer: string | null;
  readonly answerLanguage: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly answerEvidence: readonly CitedEvidence[] | null;
}

interface ChangeRow extends Cell {
  /** Both kinds are null while the score is open. */
  readonly fromKind: ReleaseLedgerEntry['before']['kind'] | null;
  readonly fromValue: ReleaseLedgerEntry['before']['value'];
  readonly kind: ReleaseLedgerEntry['now']['kind'] | null;
  readonly value: ReleaseLedgerEntry['now']['value'];
  readonly reason: string | null;
  readonly language: string | null;
  readonly entryChanged: boolean;
  readonly role: string;
  readonly at: Date;
  readonly evidence: readonly CitedEvidence[];
}

/** Refuses `release.replies-open`, naming the cells, while a dispute has no answer. */
export async function requireAnswers(tx: EntityManager, { cycle, plan }: OpenedCycle): Promise<void> {
  const replies = orderOf(plan)(await tx.query<ReplyRow[]>(REPLIES, [cycle.id]));
  const open = replies.filter(({ kind, answer }) => kind === 'contested' && answer === null);
  if (open.length > 0) throw new Refusal('release.replies-open', { cells: nameCells(plan, open) });
}

/**
 * Replies with their answers, and every change of a settled score. To be read once the scores were found settled: nobody
 * replies to a settled score, so that nothing can come between.
 */
export async function gatherReplies(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
): Promise<Required<Pick<ReleaseDocument, 'replies' | 'ledger'>>> {
  const inOrder = orderOf(plan);
  const replies = inOrder(await tx.query<ReplyRow[]>(REPLIES, [cycle.id]));
  const ledger = inOrder(settledChanges(await tx.query<ChangeRow[]>(CHANGES, [cycle.id])));
  const words = await readPublicWords(tx, cycle.id);
  return {
    replies: replies.map(({ member, commitment, kind, text, language, publish, evidence, at, ...answered }) => ({
      member,
      commitment,
      kind,
      text: publish ? words.text(member, text, language) : null,
      ...(publish && text !== null && language !== null && { language }),
      onFile: !publish && (text !== null || evidence.length > 0),
      at: at.toISOString(),
      evidence: publish ? words.cited(member, evidence) : [],
      answer: answerOf(member, answered, words),
    })),
    ledger: ledger.map(({ reason, language, entryChanged, at, evidence, ...change }) => ({
      ...change,
      ...(entryChanged
        ? { reason: null, cause: 'entry-changed' as const }
        : {
            reason: words.text(change.member, reason, language),
            ...(reason !== null && language !== null && { language }),
          }),
      at: at.toISOString(),
      evidence: words.cited(change.member, evidence),
    })),
  };
}

type Settled = ReleaseLedgerEntry['now'];
type SettledChange = Omit<ChangeRow, 'kind' | 'value' | 'fromKind' | 'fromValue'> & {
  readonly before: Settled;
  readonly now: Settled;
};

/**
 * From one settled score to the next. A second score that is asked for, or a correction case, opens a settled one again: what
 * it then comes to is one change, for the reason it was opened for where nobody gave another.
 */
function settledChanges(rows: readonly ChangeRow[]): SettledChange[] {
  const settled = new Map<string, Settled>();
  const reasons = new Map<string, Pick<ChangeRow, 'reason' | 'language' | 'entryChanged'>>();
  return rows.flatMap(({ kind, value, fromKind, fromValue, ...row }) => {
    const cell = `${row.member} ${row.commitment}`;
    const before = fromKind ? { kind: fromKind, value: fromValue } : settled.get(cell);
    const now = kind && { kind, value };
    const last = now ?? before;
    if (last) settled.set(cell, last);
    if (now && before && (now.kind !== before.kind || now.value !== before.value)) {
      const given = row.reason === null ? reasons.get(cell) : undefined;
      reasons.delete(cell);
      return [{ ...row, ...given, before, now }];
    }
    const { reason, language, entryChanged } = row;
    // What somebody opened it for stands, though an entry changed since.
    if (reason !== null && !(entryChanged && reasons.has(cell))) reasons.set(cell, { reason, language, entryChanged });
    return [];
  });
}

function answerOf(
  member: string,
  {
    answer,
    answerLanguage,
    answeredBy,
    answeredAt,
    answerEvidence,
  }: Pick<ReplyRow, 'answer' | 'answerLanguage' | 'answeredBy' | 'answeredAt' | 'answerEvidence'>,
  words: PublicWords,
): ReleaseReply['answer'] {
  if (answer === null || answeredBy === null || answeredAt === null) return null;
  const language = answerLanguage === null ? {} : { language: answerLanguage };
  return {
    text: words.text(member, answer, answerLanguage),
    ...language,
    role: answeredBy,
    at: answeredAt.toISOString(),
    evidence: words.cited(member, answerEvidence ?? []),
  };
}

function nameCells({ commitments }: OpenedCycle['plan'], cells: readonly Cell[]): string {
  const names = cells.map(({ member, commitment }) => {
    const found = commitments.find(({ id }) => id === commitment);
    return `${member} ${found?.code ?? commitment}`;
  });
  return [...new Set(names)].join(', ');
}
