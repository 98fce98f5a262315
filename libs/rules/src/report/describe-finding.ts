import { chooseText, type ChosenText, type Facts, type Language, type LocalText, type Plan } from '@signatory/domain';
import { generateRules } from '../generated/generate-rules.js';
import { GENERATED_MESSAGES, NOT_RUN_MESSAGES, SUSPENDED_MESSAGE } from '../generated/messages.js';
import { sayCause } from './not-run-cause.js';

/** What a rule says: its code and the message with placeholders. */
export interface Message {
  readonly code: string;
  readonly message: LocalText;
}

/** A finding in words: the rule's message in the best language there is, each `{placeholder}` filled from the facts. One without a fact stays visible. */
export function describeFinding(
  { message }: Pick<Message, 'message'>,
  facts: Facts,
  ...languages: Language[]
): ChosenText {
  const chosen = chooseText(message, ...languages);
  const text = chosen.text.replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return fact === undefined ? placeholder : fact === null ? '—' : String(fact);
  });
  return { ...chosen, text };
}

/** Why a rule could not run, and what to do: a value that cannot be read is the reporter's to enter again, a rule at fault is not. */
export function describeNotRun(facts: Facts, cause: string, ...languages: Language[]): ChosenText {
  const message = Object.hasOwn(facts, 'unreadable') ? NOT_RUN_MESSAGES.value : NOT_RUN_MESSAGES.rule;
  return describeFinding({ message }, { ...facts, cause: sayCause(languages[0] ?? 'en', cause) }, ...languages);
}

/** That a rule is suspended, and what that asks: nothing. Why stands beside it, in the secretariat's own words. */
export function describeSuspended(...languages: Language[]): ChosenText {
  return chooseText(SUSPENDED_MESSAGE, ...languages);
}

/** The messages of every rule of a plan by code, written and generated: what a stored finding is described with. */
export function messagesOf(plan: Plan): ReadonlyMap<string, Message> {
  const rules: Message[] = [
    { code: 'unknown', message: GENERATED_MESSAGES.unknown },
    ...generateRules(plan),
    ...plan.commitments.flatMap(({ rules: written }) => written),
  ];
  return new Map(rules.map(({ code, message }) => [code, { code, message }]));
}
