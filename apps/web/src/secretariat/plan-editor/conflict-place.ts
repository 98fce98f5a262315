import type { PlanDocument } from '@signatory/contract';
import { changedPlace, type ChangedPlace } from './changed-place.js';
import { ORDER, readStep, type Step } from './differences.js';
import { asPart, asTyped } from './document.js';

/** Where two texts differ, as forms call it. */
export interface ConflictPlace {
  /** The commitment or indicator, by its code and the words that it is known by; null for the plan itself. */
  readonly owner: { readonly kind: 'commitment' | 'indicator'; readonly code: string; readonly words: unknown } | null;
  /** Null where that is there in one of the texts alone. */
  readonly place: ChangedPlace | null;
}

/** @param documents both texts: what one of them lacks is called as in the other */
export function conflictPlace(path: readonly Step[], documents: readonly PlanDocument[]): ConflictPlace {
  const isCommitment = path[0] === 'commitments' && isItem(path[1]);
  const kind = !isCommitment ? 'plan' : path[2] === 'indicators' && isItem(path[3]) ? 'indicator' : 'commitment';
  const depth = { plan: 0, commitment: 2, indicator: 4 }[kind];
  const rest = path.slice(depth);
  const steps = rest.flatMap((step) => (step === ORDER ? [] : [typeof step === 'string' ? step : step.item]));
  // A whole list that differs is no order of it.
  const isOrder = rest.at(-1) === ORDER;
  const place = steps.length === 0 ? null : { ...changedPlace(kind, steps.join('.')), isOrder };
  if (kind === 'plan') return { owner: null, place };
  const item = documents.map((document) => asPart(readStep(document, path.slice(0, depth)))).find(({ code }) => code);
  const { code, title, text, question } = item ?? {};
  return { owner: { kind, code: asTyped(code), words: question ?? title ?? text }, place };
}

const isItem = (step: Step | undefined): boolean => typeof step === 'object';
