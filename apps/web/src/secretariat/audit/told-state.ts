import { stateText, type MessageKey } from '@signatory/texts';

const MOVED = { from: 'audit.fact.from', to: 'audit.fact.to' } as const;

/**
 * Of a fact that is a state before or after an act, what both are called in the reader's language. The trail's own word for the
 * state stands beside it: it is evidence. Null for every other fact.
 */
export function toldState(
  act: string,
  name: string,
  value: unknown,
): { readonly name: MessageKey; readonly state: MessageKey } | null {
  if ((name !== 'from' && name !== 'to') || typeof value !== 'string') return null;
  const state = stateText(act.split('.')[0] ?? '', value);
  return state && { name: MOVED[name], state };
}
