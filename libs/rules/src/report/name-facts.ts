import {
  chooseText,
  isFigure,
  type Code,
  type CodeList,
  type Facts,
  type FaultWords,
  type Indicator,
  type Language,
  type Plan,
} from '@signatory/domain';
import { formatDate, formatDecimal, itemFieldLabel, message, sayFault, sayFaultWhole } from '@signatory/texts';
import { DATED_WORDS, NO_DATE } from '../generated/messages.js';

/** More than these are not read; how many there are is. */
const LISTED = 8;
/** Facts of generated rules that are figures wherever the entry is one. */
const OF_FIGURE: ReadonlySet<string> = new Set(['value', 'sum', 'total', 'min', 'max']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A plan's codes by where a finding's facts take them from. */
interface Names {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly disaggregations: ReadonlyMap<string, Named>;
  readonly lists: ReadonlyMap<string, Named>;
}

interface Named {
  readonly list: CodeList;
  readonly codes: ReadonlyMap<string, Code>;
}

const known = new WeakMap<Plan, Names>();

function namesOf(plan: Plan): Names {
  const found = known.get(plan);
  if (found) return found;
  const byCode = (lists: readonly CodeList[]): ReadonlyMap<string, Named> =>
    new Map(lists.map((list) => [list.code, { list, codes: new Map(list.codes.map((code) => [code.code, code])) }]));
  const made: Names = {
    indicators: new Map(plan.commitments.flatMap(({ indicators }) => indicators.map((each) => [each.code, each]))),
    disaggregations: byCode(plan.disaggregations),
    lists: byCode(plan.lists),
  };
  known.set(plan, made);
  return made;
}

/**
 * The facts of a finding in the first of the languages that the plan has, so that a message can say them: the parts that they
 * name by code, `sex.female`, as the plan names them, `Sex, Female`, and figures as the language writes them, `1,234.5`. What the
 * plan has no name for stands as it is.
 */
export function nameFacts(plan: Plan, indicator: string, facts: Facts, ...languages: Language[]): Facts {
  const named: Record<string, Facts[string]> = {
    ...facts,
    ...sayFigures(plan, indicator, facts, languages[0] ?? 'en'),
  };
  for (const [fact, name] of Object.entries(NAMED)) {
    const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (typeof value === 'string') named[fact] = name({ plan, indicator, languages }, value);
  }
  return { ...named, ...sayWords(facts, languages[0] ?? 'en'), ...sayDates(facts, languages) };
}

/** Of the finding's own indicator, and of those that a rule calls by their code: `earlier.i1_staff`. */
function sayFigures(plan: Plan, own: string, facts: Facts, language: Language): Facts {
  const { indicators } = namesOf(plan);
  const isOfFigure = (code: string): boolean => {
    const indicator = indicators.get(code);
    return indicator !== undefined && isFigure(indicator.type);
  };
  const figures = Object.entries(facts).filter(
    ([name, fact]) =>
      (typeof fact === 'string' || typeof fact === 'number') &&
      (OF_FIGURE.has(name) ? isOfFigure(own) : name.split('.').some(isOfFigure)),
  );
  return Object.fromEntries(figures.map(([name, fact]) => [name, formatDecimal(language, String(fact))]));
}

/** What strict reading said of a value, `words`, or of a cell of it, `cellWords`: codes until somebody reads them. */
function sayWords({ words, cellWords }: Facts, language: Language): Facts {
  if (typeof words === 'string') {
    const { message, cure } = sayFault(language, JSON.parse(words) as FaultWords);
    return { fault: message, cure };
  }
  if (typeof cellWords !== 'string') return {};
  const faults = JSON.parse(cellWords) as readonly FaultWords[];
  return { cure: faults.map((each) => sayFaultWhole(language, each)).join(' ') };
}

/** When a piece of evidence is from, and when it has to be. */
function sayDates({ dated, date, from, to }: Facts, languages: readonly Language[]): Facts {
  const asked = typeof dated === 'string' ? DATED_WORDS[dated] : undefined;
  if (!asked) return {};
  const print = (day: Facts[string] | undefined): string =>
    DAY.test(String(day)) ? formatDate(languages[0] ?? 'en', String(day)) : String(day);
  return {
    dated: chooseText(asked, ...languages).text,
    date: date === '—' ? chooseText(NO_DATE, ...languages).text : print(date),
    from: print(from),
    to: print(to),
  };
}

/** What the plan calls a part of an entry: a cell, a disaggregation, an item of a closed list; null where it has no name for it. */
export function namePart(plan: Plan, indicator: string, part: string, ...languages: Language[]): string | null {
  const about = { plan, indicator, languages };
  const name = nameCell(about, part);
  return name === part ? nameItem(about, part) : name;
}

interface About {
  readonly plan: Plan;
  readonly indicator: string;
  readonly languages: readonly Language[];
}

const NAMED: Readonly<Record<string, (about: About, value: string) => string>> = {
  part: nameCell,
  cell: nameCell,
  dimension: nameCell,
  siblings: (about, value) => {
    const cells = value.split(', ');
    const names = cells.slice(0, LISTED).map((cell) => nameCell(about, cell, 'code'));
    const listed = names.join(commaOf(about));
    return cells.length > LISTED ? `${listed} … (+${cells.length - LISTED})` : listed;
  },
  item: (about, value) => nameItem(about, value) ?? value,
  field: nameItemField,
  partner: ({ plan, languages }, value) => {
    const member = plan.members.find(({ code }) => code === value);
    return member ? chooseText(member.name, ...languages).text : value;
  },
  unreadable: (about, value) =>
    value
      .split(', ')
      .map((name) => nameVariable(about, name))
      .join(commaOf(about)),
};

/** What stands between names in the reader’s language. */
function commaOf({ languages }: About): string {
  return message(languages[0] ?? 'en', 'join.comma');
}

function nameCell(about: About, path: string, say: 'both' | 'code' = 'both'): string {
  const { plan, languages } = about;
  const cut = path.indexOf('.');
  const named = namesOf(plan).disaggregations.get(cut < 0 ? path : path.slice(0, cut));
  if (!named) return path;
  const dimension = chooseText(named.list.name, ...languages).text;
  if (cut < 0) return dimension;
  const code = named.codes.get(path.slice(cut + 1));
  if (!code) return path;
  const label = labelIn(named, code, languages);
  return say === 'code' ? label : dimension + commaOf(about) + label;
}

function nameItem({ plan, indicator, languages }: About, key: string): string | null {
  const { indicators, lists } = namesOf(plan);
  const list = indicators.get(indicator)?.items?.key;
  const named = list === undefined ? undefined : lists.get(list);
  const code = named?.codes.get(key);
  return named && code ? labelIn(named, code, languages) : null;
}

function nameItemField({ plan, indicator, languages }: About, field: string): string {
  const items = namesOf(plan).indicators.get(indicator)?.items;
  return items?.fields.includes(field) ? chooseText(itemFieldLabel(items, field), ...languages).text : field;
}

/** With its code where another one of the list is called the same. */
function labelIn(named: Named, { code, label }: Code, languages: readonly Language[]): string {
  const { text } = chooseText(label, ...languages);
  return sharedIn(named, languages).has(text) ? `${text} (${code})` : text;
}

/** Of each list, for the languages that it was read in last. */
const shared = new WeakMap<Named, { readonly languages: string; readonly labels: ReadonlySet<string> }>();

/** The labels that more than one code of a list has. A report names thousands of cells of one list: it is looked through once. */
function sharedIn(named: Named, languages: readonly Language[]): ReadonlySet<string> {
  const found = shared.get(named);
  const key = languages.join();
  if (found?.languages === key) return found.labels;
  const [seen, labels] = [new Set<string>(), new Set<string>()];
  for (const { label } of named.list.codes) {
    const { text } = chooseText(label, ...languages);
    (seen.has(text) ? labels : seen).add(text);
  }
  shared.set(named, { languages: key, labels });
  return labels;
}

/** `before.cells.staff.sex.female`, as an expression calls it. */
function nameVariable(about: About, name: string): string {
  const { indicators } = namesOf(about.plan);
  const [, code = '', cell] = /^(?:(?:before|earlier)\.)?(?:cells\.)?([^.]+)(?:\.([^.]+\..+))?$/.exec(name) ?? [];
  const label = indicators.get(code)?.label;
  if (label === undefined) return name;
  return cell === undefined ? label : label + commaOf(about) + nameCell(about, cell);
}
