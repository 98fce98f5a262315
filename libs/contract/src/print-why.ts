import { formatDate, formatDecimal, matchLanguage, messages } from '@signatory/texts';
import { printAnswer } from './answer-terms.js';
import { answeredIn } from './answered.js';
import { printFigure } from './print-figure.js';
import type { ReleaseWhy } from './release-why.js';
import type { ReleaseCommitment, ReleaseDocument } from './release-document.js';
import type { ReleaseScore } from './release-scores.js';

const CHECKS = ['pass', 'fail', 'justified', 'notApplicable', 'notRun'] as const;

/**
 * What a score rests on beside its words, in sentences: the clause that decided, the answers that the guideline reads, the report
 * they stand in, what the rules came to there, and the day. Empty of imported scores, and in releases from before it was kept.
 */
export function whyWords(
  language: string,
  document: ReleaseDocument,
  commitment: ReleaseCommitment,
  { member, why }: Pick<ReleaseScore, 'member' | 'why'>,
): string {
  if (!why) return '';
  const sentences = [
    ...clauseSentences(language, commitment, why),
    ...(isStanding(document, member, why) ? answerSentences(language, document, commitment, member) : []),
    ...reportSentences(language, why),
    messages(language)('scoreWhy.scored', { date: formatDate(language, why.scored) }),
  ];
  return sentences.join(matchLanguage(language) === 'ja' ? '' : ' ');
}

/** Whether the answers of a release are those of the version that the score rests on: another may have been accepted since. */
function isStanding({ submissions }: ReleaseDocument, member: string, { report }: ReleaseWhy): boolean {
  return report !== undefined && submissions.find((each) => each.member === member)?.version === report.version;
}

function clauseSentences(language: string, { guideline }: ReleaseCommitment, { clause }: ReleaseWhy): string[] {
  if (clause === undefined || !guideline[clause]) return [];
  const print = (count: number): string => formatDecimal(language, String(count));
  return [messages(language)('scoreWhy.clause', { n: print(clause + 1), count: print(guideline.length) })];
}

function answerSentences(
  language: string,
  document: ReleaseDocument,
  { indicators, reads = [] }: ReleaseCommitment,
  member: string,
): string[] {
  const say = messages(language);
  const answered = answeredIn(document);
  const answers = indicators.flatMap((indicator) => {
    const { code, label } = indicator;
    if (!reads.includes(code)) return [];
    const figure = answered.total(member, code);
    const answer = answered.answer(member, code);
    if (figure) return [`${label} ${printFigure(say, language, figure)}`];
    return answer ? [`${label} ${printAnswer(say, language, indicator, answer)}`] : [];
  });
  if (answers.length === 0) return [];
  // A sign that ends in a stop of its own ends the sentence, too.
  return [say('scoreWhy.answers', { answers: answers.join(say('join.semicolon')) }).replace(/\.\.$/, '.')];
}

function reportSentences(language: string, { report, checks }: ReleaseWhy): string[] {
  const say = messages(language);
  const print = (count: number): string => formatDecimal(language, String(count));
  const counts = checks && CHECKS.map((each) => `${say(`pdf.check.${each}`)} ${print(checks[each])}`);
  return [
    ...(report
      ? [
          say('scoreWhy.report', {
            version: print(report.version),
            date: formatDate(language, report.certified),
          }),
        ]
      : []),
    ...(counts ? [say('scoreWhy.checks', { counts: counts.join(say('join.comma')) })] : []),
  ];
}
