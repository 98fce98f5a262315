import { chooseText, ROLES, type FaultWords, type LocalText, type Refusal } from '@signatory/domain';
import {
  formatDate,
  formatInstant,
  formatList,
  isMessageKey,
  message,
  sayFaultWhole,
  stateText,
  type MessageValues,
  type ProductLanguage,
} from '@signatory/texts';
import type { FactNames } from './request.js';

type Facts = Readonly<Record<string, unknown>>;

/** As the clock's are written in facts. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is absent, as a text's `select` knows it: a formatter takes no null. */
const ABSENT = 'none';

/**
 * What fills the texts of a refusal in a language, from its facts. States, roles and subjects are said by their own texts, and
 * commands and permissions by theirs; days are said as dates, and instants with their time in UTC; lists are joined as the language does;
 * texts of a plan are said in it. What is null or empty is `none`, as are the words and the cost of a refusal without any; faults are counted
 * as `count`. Codes of cycles, members and indicators are said by the names that are given; other codes stay codes.
 */
export function problemValues(
  language: ProductLanguage,
  { code, facts }: Pick<Refusal, 'code' | 'facts'>,
  names: FactNames = {},
): MessageValues {
  const called = Object.entries(names).map(([fact, name]) => [fact, chooseText(name, language, 'en').text]);
  return { words: ABSENT, cost: ABSENT, ...sayFacts(language, code, facts as Facts), ...Object.fromEntries(called) };
}

function sayFacts(language: ProductLanguage, code: string, facts: Facts): MessageValues {
  const { subject: named } = facts;
  const subject = typeof named === 'string' ? named : (code.split('.')[0] ?? '');
  const said: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (name === 'faults' && Array.isArray(fact)) said['count'] = fact.length;
    else if (typeof fact === 'number') said[name] = fact;
    else if (fact === null || fact === '') said[name] = ABSENT;
    else if (Array.isArray(fact)) said[name] = sayList(language, code, fact);
    else if (isText(fact)) said[name] = chooseText(fact, language, 'en').text;
    else if (name === 'words') said[name] = sayFaultWhole(language, fact as FaultWords);
    else if (typeof fact === 'string') said[name] = sayFact(language, subject, name, fact);
  }
  return said;
}

function sayFact(language: ProductLanguage, subject: string, name: string, fact: string): string {
  switch (name) {
    case 'subject':
      return sayCode(language, fact, [`problem.subject.${slugOf(fact)}`]);
    case 'state':
    case 'allowed':
      return anyOf(
        language,
        fact
          .split(', ')
          .map((state) =>
            sayCode(language, state, [stateText(subject, state) ?? '', `problem.state.${slugOf(state)}`]),
          ),
      );
    case 'needs':
      return anyOf(language, sayNeeds(language, fact));
    case 'command':
      return sayCode(language, fact, [`problem.command-name.${fact}`]);
    case 'permission':
      return sayCode(language, fact, [`problem.permission-name.${fact.replace(':', '-')}`]);
    case 'phase':
      return sayCode(language, fact, [`phase.${fact}`]);
    case 'role':
      return sayCode(language, fact, [`role.${fact}`]);
    case 'why':
      return sayCode(language, fact, [`problem.${fact}.title`]);
    default:
      // Facts are for machines; whoever reads them knows days and hours.
      if (INSTANT.test(fact)) return formatInstant(language, fact);
      return DAY.test(fact) ? formatDate(language, fact) : fact;
  }
}

/** Roles by their names; what else may be needed, such as types of bodies, in one piece as it is. */
function sayNeeds(language: ProductLanguage, needs: string): readonly string[] {
  const roles = needs.split(', ');
  return roles.every((role) => (ROLES as readonly string[]).includes(role))
    ? roles.map((role) => sayCode(language, role, [`role.${role}`]))
    : [sayCode(language, needs, [`problem.needs.${slugOf(needs)}`])];
}

function sayList(language: ProductLanguage, code: string, items: readonly unknown[]): string {
  if (items.length === 0) return ABSENT;
  const each = `problem.${code}.each`;
  const said = isMessageKey(each)
    ? items.map((item) => message(language, each, sayFacts(language, code, item as Facts)))
    : items.map((item) => (isText(item) ? chooseText(item, language, 'en').text : String(item)));
  return formatList(language, said);
}

/** A text of a plan, such as a member's name. */
function isText(item: unknown): item is LocalText {
  return typeof item === 'object' && item !== null && 'texts' in item;
}

function anyOf(language: ProductLanguage, said: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(said);
}

function sayCode(language: ProductLanguage, code: string, keys: readonly string[]): string {
  const key = keys.find(isMessageKey);
  return key === undefined ? code : message(language, key);
}

/** `coming or in force` as a key holds it: `coming-or-in-force`. */
function slugOf(words: string): string {
  return words.toLowerCase().replaceAll(' ', '-');
}
