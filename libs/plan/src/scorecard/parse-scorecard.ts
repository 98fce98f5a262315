import { ACTION_CLASSES, faultWords, type ActionClass, type LocalText } from '@signatory/domain';
import { asList, asRaw, asString, asWord, given, type Raw } from '../build/raw.js';
import { readText } from '../build/texts.js';
import { readPlanFile, type Found } from '../file/plan-file.js';
import type { Path, Problem, ProblemPlace } from '../problem.js';
import { checkBySchema } from '../schema/schema-problems.js';
import { SCORECARD_SCHEMA } from './scorecard-schema.js';

export interface ScorecardEvidence {
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly accessed?: string;
  readonly url?: string;
  readonly page?: string;
  readonly quote?: string;
  readonly archived?: string;
}

export interface ScorecardCommitment {
  readonly title?: LocalText;
  readonly text?: LocalText;
  readonly wording: 'official' | 'paraphrase';
  readonly source?: string;
  /** Files by language. */
  readonly chapter: Readonly<Record<string, string>>;
  /** In which words it is scored, in the order in which it is decided. */
  readonly guideline: readonly { readonly level: GuidelineLevel; readonly words: LocalText }[];
  /** By the member's name in the matrix. */
  readonly scores: Readonly<
    Record<
      string,
      { readonly reason?: LocalText; readonly rationale?: LocalText; readonly evidence: readonly string[] }
    >
  >;
}

const GUIDELINE_LEVELS = ['countervailing', 'full', 'partial', 'none'] as const;
export type GuidelineLevel = (typeof GUIDELINE_LEVELS)[number];

export interface ScorecardAction {
  readonly member: string;
  readonly commitment: string;
  readonly date: string;
  readonly text: LocalText;
  readonly class: ActionClass;
  readonly evidence: readonly string[];
}

export interface ScorecardReply {
  readonly member: string;
  readonly commitment: string;
  readonly reply: 'accepted' | 'contested';
  readonly text: string | null;
  readonly onFile: boolean;
  readonly date: string;
  readonly evidence: readonly string[];
  readonly answer: {
    readonly text: string;
    readonly role: string;
    readonly date: string;
    readonly evidence: readonly string[];
  } | null;
}

/** What a folder says beside its matrix; names and keys are not yet held against each other. */
export interface ScorecardFile {
  readonly title: LocalText;
  readonly language: string;
  readonly phase: 'interim' | 'final';
  readonly date: string | null;
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly illustrative: boolean;
  readonly draft: boolean;
  readonly source: { readonly citation: string; readonly url: string | null } | null;
  readonly plan: { readonly title: LocalText; readonly shortTitle: LocalText } | null;
  readonly matrix: string;
  readonly publisher: string | null;
  readonly method: Readonly<Record<string, string>>;
  readonly members: Readonly<
    Record<
      string,
      {
        readonly name?: LocalText;
        readonly code?: string;
        readonly abbreviation?: string;
        readonly kind?: 'country' | 'organisation';
      }
    >
  >;
  readonly pillars: Readonly<Record<string, LocalText>>;
  readonly commitments: Readonly<Record<string, ScorecardCommitment>>;
  readonly evidence: Readonly<Record<string, ScorecardEvidence>>;
  readonly replies: readonly ScorecardReply[];
  readonly actions: readonly ScorecardAction[];
  readonly codebook: { readonly version: string; readonly classes: Readonly<Record<ActionClass, LocalText>> } | null;
}

export interface ParsedScorecard {
  /** Null where the file is no YAML at all. What is wrong in it is taken as not there, so that the rest can still be looked at. */
  readonly scorecard: ScorecardFile | null;
  readonly problems: readonly Problem[];
  /** Where a fault that somebody else found stands in this file. */
  locate(path: Path): ProblemPlace;
}

const check = checkBySchema(SCORECARD_SCHEMA);

/** Reads `scorecard.yaml`: every fault in one pass, with its line and cure. */
export function parseScorecard(text: string, file: string): ParsedScorecard {
  const read = readPlanFile(text, file, 'scorecard');
  if (!read.ok) {
    const nowhere = { file, line: 1, column: 1, path: '', severity: 'ERROR', code: 'reference' } as const;
    return {
      scorecard: null,
      problems: read.problems,
      locate: () => nowhere,
    };
  }
  const { data, locate, place, repaired } = read.file;
  const found: Found[] = [...check(data), ...findFalseDays(data, [])];
  return {
    scorecard: build(asRaw(data)),
    problems: [...repaired, ...found.map(locate)].sort((a, b) => a.line - b.line || a.column - b.column),
    locate: (path) => place({ severity: 'ERROR', code: 'reference', path, key: true }),
  };
}

const DAYS = new Set(['date', 'published', 'accessed', 'from', 'to']);

/** Days that no calendar has: 30 February. */
function findFalseDays(value: unknown, path: Path): Found[] {
  if (typeof value === 'string') {
    const day = DAYS.has(String(path.at(-1))) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : 0;
    if (!Number.isNaN(day) && (day === 0 || new Date(day).toISOString().startsWith(value))) return [];
    return [{ severity: 'ERROR', code: 'schema', path, words: faultWords('plan.no-day', { date: value }) }];
  }
  if (Array.isArray(value)) return value.flatMap((each, at) => findFalseDays(each, [...path, at]));
  return Object.entries(asRaw(value)).flatMap(([key, each]) => findFalseDays(each, [...path, key]));
}

function build(raw: Raw): ScorecardFile {
  const language = asString(raw['language']) ?? 'en';
  const words = (value: unknown): LocalText | undefined => wordsOf(value, language);
  const title = words(raw['title']) ?? { original: language, texts: { [language]: { text: '' } } };
  const source = asRaw(raw['source']);
  const window = asRaw(raw['window']);
  const plan = asRaw(raw['plan']);
  const [from, to] = [asString(window['from']), asString(window['to'])];
  const planTitle = words(plan['title']);
  const citation = asString(source['citation']);
  return {
    title,
    language,
    phase: asWord(raw['phase'], ['interim', 'final']) ?? 'final',
    date: asString(raw['date']) ?? null,
    window: from && to ? { from, to } : null,
    illustrative: raw['illustrative'] === true,
    draft: raw['draft'] === true,
    publisher: asString(raw['publisher']) ?? null,
    source: citation === undefined ? null : { citation, url: asString(source['url']) ?? null },
    plan: planTitle ? { title: planTitle, shortTitle: words(plan['shortTitle']) ?? planTitle } : null,
    matrix: asString(raw['matrix']) ?? 'matrix.csv',
    method: textsOf(asRaw(raw['method'])),
    members: mapOf(raw['members'], (member) =>
      given({
        name: words(member['name']),
        code: asString(member['code']),
        abbreviation: asString(member['abbreviation']),
        kind: asWord(member['kind'], ['country', 'organisation']),
      }),
    ),
    pillars: mapOf(raw['pillars'], (pillar) => words(pillar['name']) ?? title),
    commitments: mapOf(raw['commitments'], (commitment) => ({
      ...given({
        title: words(commitment['title']),
        text: words(commitment['text']),
        source: asString(commitment['source']),
      }),
      wording: asWord(commitment['wording'], ['official', 'paraphrase']) ?? 'paraphrase',
      chapter: filesOf(commitment['chapter'], language),
      guideline: GUIDELINE_LEVELS.flatMap((level) => {
        const own = words(asRaw(commitment['guideline'])[level]);
        return own ? [{ level, words: own }] : [];
      }),
      scores: mapOf(commitment['scores'], (score) => ({
        ...given({ reason: words(score['reason']), rationale: words(score['rationale']) }),
        evidence: keysOf(score['evidence']),
      })),
    })),
    evidence: mapOf(raw['evidence'], (piece) => ({
      title: asString(piece['title']) ?? '',
      ...given({
        publisher: asString(piece['publisher']),
        published: asString(piece['published']),
        accessed: asString(piece['accessed']),
        url: asString(piece['url']),
        page: asString(piece['page']),
        quote: asString(piece['quote']),
        archived: asString(piece['archived']),
      }),
    })),
    replies: asList(raw['replies']).map((reply) => replyOf(asRaw(reply))),
    actions: asList(raw['actions']).map((action) => actionOf(asRaw(action), words)),
    codebook: codebookOf(asRaw(raw['codebook']), words),
  };
}

type ReadWords = (value: unknown) => LocalText | undefined;

/** What is missing is a fault that was told already. */
const NOTHING: LocalText = { original: 'en', texts: { en: { text: '' } } };

function actionOf(action: Raw, words: ReadWords): ScorecardAction {
  return {
    member: asString(action['member']) ?? '',
    commitment: asString(action['commitment']) ?? '',
    date: asString(action['date']) ?? '',
    text: words(action['text']) ?? NOTHING,
    class: asWord(action['class'], ACTION_CLASSES) ?? 'weak',
    evidence: keysOf(action['evidence']),
  };
}

function codebookOf(codebook: Raw, words: ReadWords): ScorecardFile['codebook'] {
  const version = asString(codebook['version']);
  if (version === undefined) return null;
  const [strong, weak, countervailing] = ACTION_CLASSES.map((each) => words(codebook[each]) ?? NOTHING);
  return {
    version,
    classes: { strong: strong ?? NOTHING, weak: weak ?? NOTHING, countervailing: countervailing ?? NOTHING },
  };
}

function replyOf(reply: Raw): ScorecardReply {
  const answer = asRaw(reply['answer']);
  const text = asString(answer['text']);
  return {
    member: asString(reply['member']) ?? '',
    commitment: asString(reply['commitment']) ?? '',
    reply: asWord(reply['reply'], ['accepted', 'contested']) ?? 'contested',
    text: asString(reply['text']) ?? null,
    onFile: reply['onFile'] === true,
    date: asString(reply['date']) ?? '',
    evidence: keysOf(reply['evidence']),
    answer:
      text === undefined
        ? null
        : {
            text,
            role: asString(answer['role']) ?? 'secretariat',
            date: asString(answer['date']) ?? '',
            evidence: keysOf(answer['evidence']),
          },
  };
}

/** Plain words are in the file's language. */
function wordsOf(value: unknown, language: string): LocalText | undefined {
  return typeof value === 'string' ? { original: language, texts: { [language]: { text: value } } } : readText(value);
}

function filesOf(value: unknown, language: string): Record<string, string> {
  return typeof value === 'string' ? { [language]: value } : textsOf(asRaw(value));
}

function textsOf(raw: Raw): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const text = asString(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function keysOf(value: unknown): string[] {
  return asList(value).flatMap((key) => asString(key) ?? []);
}

function mapOf<T>(value: unknown, read: (raw: Raw) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(asRaw(value)).map(([key, inner]) => [key, read(asRaw(inner))]));
}
