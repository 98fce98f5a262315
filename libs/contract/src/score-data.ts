import { writeCell, writeCsv, writeEvidence, writeJson, type Cell } from './data-rows.js';
import type { ReleaseDocument } from './release-document.js';
import type { ReleaseScore } from './release-scores.js';

/** Whether anybody wrote why a score is what it is, or cited anything: a bare table has nothing beside its scores. */
export function hasReasons({ scores }: ReleaseDocument): boolean {
  return scores.some(({ reason, rationale, evidence }) => reason !== null || rationale !== null || evidence.length > 0);
}

/** Why each score is what it is, in the words and the language that they were written in. */
export function writeReasonsCsv({ scores }: ReleaseDocument): string {
  return writeCsv([
    [
      'member',
      'commitment_id',
      'score',
      'reason',
      'reason_language',
      'rationale',
      'rationale_language',
      'agreement',
      'evidence',
      'clause',
      'report_version',
      'rules_passed',
      'rules_failed',
      'rules_justified',
      'rules_not_applicable',
      'rules_not_run',
      'scored_at',
    ],
    ...scores.map((score): Cell[] => {
      const { member, commitment, reason, rationale, agreement, evidence, why } = score;
      return [
        member,
        commitment,
        writeCell(score),
        ...[reason, rationale].flatMap((words): Cell[] =>
          words ? [words.texts[words.original]?.text ?? null, words.original] : [null, null],
        ),
        agreement,
        writeEvidence(evidence),
        ...whyCells(why),
      ];
    }),
  ]);
}

/** Clauses are counted from 1, as they are printed. */
function whyCells(why: ReleaseScore['why']): Cell[] {
  const { clause, report, checks, scored } = why ?? {};
  return [
    clause === undefined ? null : clause + 1,
    report?.version ?? null,
    ...([checks?.pass, checks?.fail, checks?.justified, checks?.notApplicable, checks?.notRun] as const).map(
      (count) => count ?? null,
    ),
    scored ?? null,
  ];
}

/** The same with every language that the words have. */
export function writeReasonsJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-reasons/1', document, releaseHash, { scores: document.scores });
}

/** Each comparable score beside that of the release before; of a release that kept no more, those that changed. */
export function writeChangeCsv({ change, scores }: ReleaseDocument): string {
  const now = new Map(scores.map((score) => [`${score.member}\n${score.commitment}`, writeCell(score)]));
  return writeCsv([
    ['member', 'commitment_id', 'before', 'now'],
    ...(change?.compared ?? change?.cells ?? []).map(({ member, commitment, before }): Cell[] => [
      member,
      commitment,
      writeCell({ kind: 'score', value: before }),
      now.get(`${member}\n${commitment}`) ?? null,
    ]),
  ]);
}

export function writeChangeJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-change/1', document, releaseHash, { change: plainFigures(document.change) });
}

/** Printed averages have U+2212 for the minus, which no program reads as one. */
function plainFigures(value: unknown): unknown {
  if (typeof value === 'string') return /^−\d+\.\d+$/.test(value) ? value.replace('−', '-') : value;
  if (Array.isArray(value)) return value.map(plainFigures);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainFigures(each)]));
}
