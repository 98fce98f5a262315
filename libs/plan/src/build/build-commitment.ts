import {
  type Applies,
  type Clause,
  type Commitment,
  type Guideline,
  type ItemProvenance,
  type LocalText,
  type MemberApplies,
  faultWords,
  type FaultWords,
  plainText,
  type Rule,
  type ScoreValue,
  SEVERITIES,
} from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { readAlignments } from './build-alignments.js';
import { buildIndicator } from './build-indicator.js';
import { asList, asRaw, asString, asWord } from './raw.js';
import { readText } from './texts.js';

/** The longest short name. */
export const LONGEST_TITLE = 60;

/** A commitment as the file declares it. What is left out gets its default, and the author is told where that can be wrong. */
export function buildCommitment(
  value: unknown,
  path: Path,
  document: string,
): { commitment: Commitment; found: Found[] } {
  const raw = asRaw(value);
  const code = asString(raw['code']) ?? '';
  const provenance = readProvenance(raw['provenance']) ?? { kind: 'paraphrase', source: document };
  const text = readText(raw['text'], provenance) ?? plainText('');
  const title = readText(raw['title']);
  const found: Found[] = [];
  const note = (words: FaultWords) => found.push({ severity: 'INFO', code: 'default', path, words });
  if (!raw['provenance'])
    note(faultWords('plan.provenance', { commitment: code, isNamed: document === '' ? 'no' : 'yes', document }));
  if (!title && raw['title'] === undefined)
    note(faultWords('plan.short-name', { commitment: code, most: LONGEST_TITLE }));
  return {
    found,
    commitment: {
      id: asString(raw['id']) ?? code,
      code,
      pillar: asString(raw['pillar']) ?? null,
      title: title ?? shorten(text),
      text,
      provenance,
      applies: readApplies(raw['applies']),
      ...readAlignments(raw['alignments']),
      indicators: asList(raw['indicators']).map((indicator, place) => buildIndicator(indicator, code, place)),
      rules: asList(raw['rules']).map(readRule),
      guideline: raw['guideline'] === undefined ? null : readGuideline(raw['guideline']),
    },
  };
}

/** Whose words an item's text is; undefined where the file does not say, or says it wrongly. */
export function readProvenance(value: unknown): ItemProvenance | undefined {
  const raw = asRaw(value);
  const kind = asWord(raw['kind'], ['official', 'paraphrase']);
  const source = asString(raw['source']);
  const confidence = asWord(raw['confidence'], ['high', 'medium', 'low']);
  return kind && source !== undefined ? { kind, source, ...(confidence ? { confidence } : {}) } : undefined;
}

function shorten({ original, texts }: LocalText): LocalText {
  const cut = Object.entries(texts).map(([language, { text }]) => [language, { text: shortenWords(text) }]);
  return { original, texts: Object.fromEntries(cut) };
}

function shortenWords(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const head = text.slice(0, LONGEST_TITLE - 1);
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > LONGEST_TITLE / 2 ? space : head.length).replace(/[\s,;:.]+$/, '')}…`;
}

function readApplies(value: unknown): Applies {
  const { all, ...members } = asRaw(value);
  const own = Object.entries(members).flatMap(([member, says]): [string, MemberApplies][] => {
    const read = readMemberApplies(says);
    return read ? [[member, read]] : [];
  });
  return { all: asWord(all, ['asked', 'not-asked']) ?? 'asked', members: Object.fromEntries(own) };
}

function readMemberApplies(value: unknown): MemberApplies | undefined {
  if (value === 'asked') return { kind: 'asked' };
  const raw = asRaw(value);
  const variant = readText(raw['variant']);
  const reason = readText(raw['not-asked']);
  if (reason) return { kind: 'not-asked', reason };
  return variant ? { kind: 'asked', variant } : undefined;
}

function readRule(value: unknown): Rule {
  const raw = asRaw(value);
  const [each, when] = [asString(raw['each']), asString(raw['when'])];
  return {
    code: asString(raw['code']) ?? '',
    severity: asWord(raw['severity'], SEVERITIES) ?? 'ERROR',
    on: asString(raw['on']) ?? '',
    ...(each === undefined ? {} : { each }),
    ...(when === undefined ? {} : { when }),
    test: asString(raw['test']) ?? '',
    message: readText(raw['message']) ?? plainText(''),
  };
}

function readGuideline(value: unknown): Guideline {
  const raw = asRaw(value);
  return {
    countervailing: raw['countervailing'] === undefined ? null : readClause(raw['countervailing']),
    levels: asList(raw['levels']).map(readClause),
  };
}

function readClause(value: unknown): Clause {
  const raw = asRaw(value);
  const score = ([-1, 0, 1] as const).find((each): each is ScoreValue => each === raw['score']) ?? 0;
  return { score, if: asString(raw['if']) ?? '', words: readText(raw['words']) ?? plainText('') };
}
