import type { Results } from '@signatory/domain';
import { printResult, type MessageKey } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';

/** A result by what it says and of what: `average:member:CA` is the average of Canada. */
interface ReadMark {
  readonly mark: string;
  readonly word: MessageKey;
  /** `overall`, `pillar:I`, `member:CA`, `commitment:I.1`. */
  readonly scope: string;
  /** Whose score on the scope it is. */
  readonly member: string | null;
}

/** A choice of results in words, by what they are of. */
export function ResultChoice(props: {
  readonly marks: readonly string[];
  readonly results: Results;
  readonly cycle: string;
  /** In which figures are written. */
  readonly language: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (mark: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { marks, results, cycle, language, value, disabled, onChange } = props;
  const { short, long } = useScopeNames(cycle);
  const groups = new Map<string, ReadMark[]>();
  for (const mark of marks.map(readMark)) groups.set(mark.scope, [...(groups.get(mark.scope) ?? []), mark]);
  const nameMark = ({ mark, word, scope, member }: ReadMark): string =>
    [say(word), ...(member === null ? [] : [short(`member:${member}`)]), short(scope)].join(say('join.comma')) +
    printValue(mark, results, language, say('join.colon'));
  return (
    <label className="field">
      <span>{say('chapters.result')}</span>
      <select value={value} disabled={disabled} onChange={({ target }) => onChange(target.value)}>
        {[...groups].map(([scope, ofScope]) => (
          <optgroup key={scope} label={long(scope)}>
            {ofScope.map((each) => (
              <option key={each.mark} value={each.mark}>
                {nameMark(each)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** What a scope is called beside a figure, and over all of its figures. */
function useScopeNames(cycle: string): Record<'short' | 'long', (scope: string) => string> {
  const { say, choose } = useSpeech();
  const plan = useQuery(queries.plan(cycle)).data;
  const own = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle);
  const name = (scope: string, isLong: boolean): string => {
    if (scope === 'overall') return say('chapters.mark.overall');
    const [, kind = '', code = ''] = /^([a-z]+):(.+)$/.exec(scope) ?? [];
    if (kind === 'member') return own ? nameMember(own, code, choose) : code;
    const found =
      kind === 'pillar'
        ? plan?.pillars.find((each) => each.code === code)
        : plan?.commitments.find((each) => each.code === code);
    if (isLong && found) return `${code} ${choose('title' in found ? found.title : found.name)}`;
    return kind === 'pillar' ? `${say('term.pillar')} ${code}` : code;
  };
  return { short: (scope) => name(scope, false), long: (scope) => name(scope, true) };
}

function readMark(mark: string): ReadMark {
  const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/.exec(mark) ?? [];
  const [, first = '', second = ''] = /^([^:]+):(.+)$/.exec(rest) ?? [];
  if (kind === 'score') return { mark, word: 'term.score', scope: `commitment:${second}`, member: first };
  if (kind === 'rank') return { mark, word: 'chapters.mark.rank', scope: `member:${rest}`, member: null };
  if (kind !== 'count')
    return {
      mark,
      word: kind === 'percent' ? 'chapters.mark.percent' : 'chapters.mark.average',
      scope: rest,
      member: null,
    };
  const word = first === 'scored' ? 'term.scored' : (`chapters.mark.${first}` as MessageKey);
  return { mark, word, scope: second, member: null };
}

function printValue(mark: string, results: Results, language: string, colon: string): string {
  const value = results.value(mark);
  return value ? colon + printResult(language, value) : '';
}
