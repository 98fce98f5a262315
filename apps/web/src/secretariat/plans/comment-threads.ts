import type { PlanCommentView, PlanVersionDetail } from '@signatory/contract';

/** One member's exchange with the secretariat on one item. */
export interface Thread {
  readonly id: string;
  readonly member: string;
  readonly item: PlanCommentView['item'];
  readonly itemId: string | null;
  /** In the order in which they were said. */
  readonly comments: readonly PlanCommentView[];
  /** The member has the last word: the secretariat owes an answer. */
  readonly isOpen: boolean;
}

/** The threads of a version, those that wait first, each group in the order of its first words. */
export function threadsOf(comments: readonly PlanCommentView[]): Thread[] {
  const threads = [...new Set(comments.map(({ thread }) => thread))].flatMap((id): Thread[] => {
    const own = comments.filter(({ thread }) => thread === id);
    const [first] = own;
    if (!first) return [];
    const { member, item, itemId } = first;
    return [{ id, member, item, itemId, comments: own, isOpen: own.at(-1)?.voice === 'member' }];
  });
  return threads.sort((one, other) => Number(other.isOpen) - Number(one.isOpen));
}

/** What a thread is about, by code and words; null for the plan as a whole. */
export function nameItem(
  { plan }: PlanVersionDetail,
  { item, itemId }: Pick<Thread, 'item' | 'itemId'>,
  choose: (text: PlanVersionDetail['title']) => string,
): string | null {
  if (item === 'plan') return null;
  if (item === 'commitment') {
    const found = plan.commitments.find(({ id }) => id === itemId);
    return found ? `${found.code} ${choose(found.title)}` : itemId;
  }
  const found = plan.commitments.flatMap(({ indicators }) => indicators).find(({ id }) => id === itemId);
  return found ? `${found.label} ${choose(found.question)}` : itemId;
}
