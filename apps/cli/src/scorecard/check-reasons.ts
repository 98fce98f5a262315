import type { ReleaseDocument } from '@signatory/contract';
import {
  chooseText,
  faultWords,
  findOtherScores,
  formatScore,
  otherResults,
  type FaultWords,
  type LocalText,
  type OtherResult,
} from '@signatory/domain';
import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { formatDecimal, message } from '@signatory/texts';
import { printWords } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';

type Place = readonly (string | number)[];

/** Words that say another score or another average than the tables have: published reports contain such contradictions. */
export function checkReasons(
  document: ReleaseDocument,
  from: { readonly scorecard: ScorecardFile; readonly matrix: MatrixSource; readonly parsed: ParsedScorecard },
  language: string,
): string[] {
  const { scorecard, matrix, parsed } = from;
  const columns = matrix.matrix.matrix.members.map(({ name }) => name);
  const { members, commitments } = document.plan;
  const averages = otherResults({ members, commitments, tables: document.tables });
  const ask = (place: Place, words: readonly FaultWords[]): string[] =>
    words.map((each) => printWords({ ...parsed.locate([...place]), severity: 'WARNING' }, each, language));
  const askAverages = (place: Place, text: string | null | undefined): string[] =>
    ask(
      place,
      averages.find(text ?? '').map((found) => wordsOf(found, language)),
    );
  const reasons = document.scores.flatMap(({ member, commitment, value }, at) => {
    const column = columns[at % members.length] ?? member;
    const written = scorecard.commitments[commitment]?.scores[column];
    return (['reason', 'rationale'] as const).flatMap((part) => {
      const place = ['commitments', commitment, 'scores', column, part];
      return textsOf(written?.[part]).flatMap((text) => [
        ...(value === null
          ? []
          : ask(
              place,
              findOtherScores(text, value).map(({ text: figure }) =>
                faultWords('scorecard.other-score', { text: figure, score: formatScore(value) }),
              ),
            )),
        ...askAverages(place, text),
      ]);
    });
  });
  const replies = scorecard.replies.flatMap(({ text, onFile, answer }, at) => [
    // What is on file is not printed.
    ...askAverages(['replies', at, 'text'], onFile ? null : text),
    ...askAverages(['replies', at, 'answer', 'text'], answer?.text),
  ]);
  const actions = scorecard.actions.flatMap(({ text }, at) =>
    textsOf(text).flatMap((words) => askAverages(['actions', at, 'text'], words)),
  );
  return [...reasons, ...actions, ...replies];
}

function textsOf(written: LocalText | undefined): string[] {
  return Object.values(written?.texts ?? {}).map(({ text }) => text);
}

function wordsOf({ text, of }: OtherResult, language: string): FaultWords {
  const name = of.kind === 'commitment' ? of.code : chooseText(of.name, language).text;
  const average = formatDecimal(language, of.average ?? '');
  const value = message(language, 'mean.printed', { average, percent: of.percent ?? '' });
  return faultWords('scorecard.other-average', { text, name, value });
}
