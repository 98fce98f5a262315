import type { ReviewThreadView, ThreadItem } from '@signatory/contract';
import { commandsIn, REVIEW_THREAD, threadsOf, type Role } from '@signatory/domain';
import type { StoredEvent } from './review-events.js';

/** The threads of an entry for a reader; `performer` is the role in which the reader writes, null where it only reads. */
export function describeThreads(events: readonly StoredEvent[], performer: Role | null): ReviewThreadView[] {
  return threadsOf(events).map(({ id, place, state, messages, resolved }) => ({
    id,
    state,
    submission: place.version,
    version: messages[0]?.entryVersion ?? 0,
    messages: messages.map(({ role, at, text, language, entryVersion }) => ({
      role,
      at,
      text: text ?? '',
      language,
      version: entryVersion ?? 0,
    })),
    resolved: resolved && { role: resolved.role, at: resolved.at },
    commands: performer === null ? [] : commandsIn(REVIEW_THREAD, state, performer),
  }));
}

/** What was decided and said, in order; what the system did by itself is left out. */
export function describeHistory(events: readonly StoredEvent[]): ThreadItem[] {
  return events.flatMap(({ command, role, entryVersion, at, reason, text, language, cells, due }): ThreadItem[] => {
    if (command === 'lapse' || command === 'resume') return [];
    const asked = { reason, text, language, cells: [...cells], due };
    return [{ kind: command, by: role, role, at, version: entryVersion ?? 0, ...asked }];
  });
}
