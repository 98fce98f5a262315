import {
  rescoreRanks,
  RESCORING_DRAWS,
  tabulate,
  type Disagreement,
  type LocalText,
  type MatrixFile,
  type Method,
  type ScoreCell,
  type ScoreMatrix,
} from '@signatory/domain';
import { codeMembers } from './country-codes.js';
import type { ReleaseDocument } from './release-document.js';

/** What a matrix file cannot say of itself. */
export interface MatrixReleaseInput {
  readonly file: MatrixFile;
  readonly title: string;
  /** The language of the file's names and titles. */
  readonly language: string;
  /** ISO instant: the date on every page; null where nobody dated it. */
  readonly issued: string | null;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly phase: ReleaseDocument['phase'];
  readonly marks: ReleaseDocument['marks'];
  /** Who published the scores, printed on every page; null for own scores. */
  readonly citation: string | null;
  readonly url: string | null;
  readonly method: MatrixMethod;
  readonly software: ReleaseDocument['software'];
  /** How often reviewers of these scores differed, where somebody knows: without it there are no re-scoring ranges. */
  readonly disagreement?: Disagreement;
}

/** What can be said of the arithmetic over a file; the rest is as for every file. */
type MatrixMethod = Pick<Method, 'na' | 'ties'> & Partial<Pick<Method, 'overall' | 'ranking' | 'rankedFrom'>>;

/** The release document of a score matrix: the same input gives the same document. */
export function releaseFromMatrix(input: MatrixReleaseInput): ReleaseDocument {
  const { matrix, numbers } = input.file;
  const members = codeMembers(matrix.members.map(({ name }) => name));
  const text = (wording: string): LocalText => ({
    original: input.language,
    texts: { [input.language]: { text: wording } },
  });
  const provenance = { kind: 'paraphrase' as const, source: input.citation ?? input.title };
  const method = methodOf(input.method);
  return {
    format: 'signatory-release/1',
    title: text(input.title),
    number: 0,
    phase: input.phase,
    issued: input.issued,
    marks: [...input.marks],
    source: { kind: 'matrix', citation: input.citation, url: input.url, sha256: input.sha256 },
    software: input.software,
    plan: {
      id: 'matrix',
      // A file says nothing of its plan's versions: none is printed.
      version: 0,
      sha256: null,
      title: text(input.title),
      shortTitle: text(input.title),
      adopted: null,
      sources: [],
      members: members.map(({ code, name, abbreviation, kind }) => ({ code, name: text(name), abbreviation, kind })),
      pillars: [...new Set(matrix.commitments.flatMap(({ pillar }) => pillar ?? []))].map((pillar) => ({
        code: pillar,
        name: text(pillar),
        provenance,
      })),
      commitments: matrix.commitments.map(({ id, title, pillar }, at) => ({
        id,
        code: numbers[at] || id,
        pillar,
        title: text(title),
        text: text(title),
        provenance,
        guideline: [],
        indicators: [],
      })),
    },
    cycle: { code: 'matrix', title: text(input.title), window: null, deadline: null },
    method,
    scores: matrix.commitments.flatMap(({ id }, row) =>
      members.map(({ code }, at) => ({
        member: code,
        commitment: id,
        ...describeCell(matrix.cells[row]?.[at] ?? { kind: 'no-data' }),
        reason: null,
        rationale: null,
        evidence: [],
        agreement: null,
      })),
    ),
    ...tablesOf(input, { ...matrix, members }, method),
    submissions: [],
    validation: [],
    figures: [],
  };
}

/** The seed is the file's hash: the same file gives the same ranges. */
function tablesOf(
  { disagreement, sha256 }: MatrixReleaseInput,
  matrix: ScoreMatrix,
  method: Method,
): Pick<ReleaseDocument, 'tables' | 'rescoring'> {
  const tables = tabulate(matrix, method) as ReleaseDocument['tables'];
  if (!disagreement) return { tables };
  const seed = sha256.slice(0, 32);
  const ranges = rescoreRanks(matrix, tables, method, { disagreement, seed });
  const members = tables.members.map((mean, at) => ({ ...mean, rankRange: copyRange(ranges[at]) }));
  return { tables: { ...tables, members }, rescoring: { ...disagreement, seed, draws: RESCORING_DRAWS } };
}

function copyRange(range: readonly [number, number] | null | undefined): [number, number] | null {
  return range ? [range[0], range[1]] : null;
}

function describeCell(cell: ScoreCell): Pick<ReleaseDocument['scores'][number], 'kind' | 'value'> {
  return cell.kind === 'score' ? { kind: 'score', value: cell.value } : { kind: cell.kind, value: null };
}

/** A file has no cycle of its own: what it does not score is left out, and 80 % of what was asked is needed for a rank. */
function methodOf(method: MatrixMethod): Method {
  return {
    version: 'matrix',
    overall: 'commitments',
    ranking: 'ranks',
    silence: 'exclude',
    doubleScoring: 'all',
    rankedFrom: '0.8',
    replyDays: 0,
    ...method,
  };
}
