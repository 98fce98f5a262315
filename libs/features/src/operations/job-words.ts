import { hasSought, sought, type LocalText, type Plan } from '@signatory/domain';
import { JOB_NAMES, type JobName } from '@signatory/queue';
import { isMessageKey, LANGUAGES, message } from '@signatory/texts';

/** A word that is looked for among jobs, and what it stands for in any language. */
export interface JobWord {
  readonly word: string;
  readonly names: readonly string[];
  readonly members: readonly string[];
  readonly cycles: readonly string[];
}

interface NamedCycle {
  readonly cycle: { readonly code: string; readonly title: LocalText };
  readonly plan: Pick<Plan, 'members'>;
}

/** What each word of a search stands for: names of jobs, members and cycles are kept in codes, and written in any language. */
export function readJobWords(search: string, cycles: readonly NamedCycle[]): JobWord[] {
  const names = JOB_NAMES.map((name) => ({ code: name, told: LANGUAGES.map((language) => nameIn(language, name)) }));
  const members = cycles.flatMap(({ plan }) => plan.members.map(({ code, name }) => ({ code, told: textsOf(name) })));
  const titles = cycles.map(({ cycle }) => ({ code: cycle.code, told: textsOf(cycle.title) }));
  return search
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({
      word: word.toLowerCase(),
      names: codesOf(names, word),
      members: codesOf(members, word),
      cycles: codesOf(titles, word),
    }));
}

function codesOf(
  named: readonly { readonly code: string; readonly told: readonly string[] }[],
  word: string,
): string[] {
  const wanted = sought(word);
  return [...new Set(named.filter(({ told }) => told.some((text) => hasSought(text, wanted))).map(({ code }) => code))];
}

function nameIn(language: (typeof LANGUAGES)[number], name: JobName): string {
  const key = `jobs.name.${name}`;
  return isMessageKey(key) ? message(language, key) : '';
}

function textsOf({ texts }: LocalText): string[] {
  return Object.values(texts).map(({ text }) => text);
}
