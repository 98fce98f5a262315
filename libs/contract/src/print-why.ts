import { formatDate, formatDecimal, matchLanguage, messages, SCORE_SIGNS } from '@signatory/texts';
import { printAnswer } from './answer-terms.js';
import { answeredIn } from './answered.js';
import { printFigure } from './print-figure.js';
import type { ReleaseWhy } from './release-why.js';
import type { ReleaseCommitment, ReleaseDocument } from './release-document.js';
import type { ReleaseScore } from './release-scores.js';

const CHECKS = ['pass', 'fail', 'justified', 'notApplicable', 'notRun'] as const;

/**
 * What a score rests on beside its words, in sentences: the clause that decided or the proposal that reviewers departed from, the
 * answers that the guideline reads, the report they stand in, what the rules came to there, and the day. Empty of imported scores,
 * and in releases from before it was kept.
 */
export function whyWords(
  language: string,
  document: ReleaseDocument,
  commitment: ReleaseCommitment,
  { member, why }: Pick<ReleaseScore, 'member' | 'why'>,
): string {
  const told = whySentences(language, document, commitment, { member, why });
  // What assessors found is read beside it, in their words.
  return told ? joinWhy(language, { ...told, findings: null }) : '';
}

/** The sentences of what a score rests on, in the order in which they are read; each null where there is none. */
export interface WhySentences {
  /** Or what it proposed, where reviewers departed from it. */
  readonly clause: string | null;
  readonly answers: string | null;
  readonly findings: string | null;
  readonly report: string | null;
  readonly checks: string | null;
  readonly scored: string | null;
}

/** The same by what they tell of: a table says once what all of its rows share. Null where nothing was kept. */
export function whySentences(
  language: string,
  document: ReleaseDocument,
  commitment: ReleaseCommitment,
  { member, why }: Pick<ReleaseScore, 'member' | 'why'>,
): WhySentences | null {
  if (!why) return null;
  return {
    clause: clauseSentence(language, commitment, why),
    answers: isStanding(document, member, why) ? answerSentence(language, document, commitment, member) : null,
    findings: findingSentence(language, commitment, why),
    report: reportSentence(language, why),
    checks: checksSentence(language, why),
    scored: messages(language)('scoreWhy.scored', { date: formatDate(language, why.scored) }),
  };
}

/** As running text. */
export function joinWhy(language: string, { clause, answers, findings, report, checks, scored }: WhySentences): string {
  return [clause, answers, findings, report, checks, scored]
    .filter((sentence) => sentence !== null)
    .join(matchLanguage(language) === 'ja' ? '' : ' ');
}

/** Whether the answers of a release are those of the version that the score rests on: another may have been accepted since. */
export function isStanding({ submissions }: ReleaseDocument, member: string, { report }: ReleaseWhy): boolean {
  return report !== undefined && submissions.find((each) => each.member === member)?.version === report.version;
}

function clauseSentence(
  language: string,
  { guideline }: ReleaseCommitment,
  { clause, proposal }: ReleaseWhy,
): string | null {
  const say = messages(language);
  if (proposal !== undefined) return say('scoreWhy.departs', { score: SCORE_SIGNS[proposal] });
  if (clause === undefined || !guideline[clause]) return null;
  const print = (count: number): string => formatDecimal(language, String(count));
  return say('scoreWhy.clause', { n: print(clause + 1), count: print(guideline.length) });
}

function answerSentence(
  language: string,
  document: ReleaseDocument,
  { indicators, reads = [] }: ReleaseCommitment,
  member: string,
): string | null {
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
  if (answers.length === 0) return null;
  // A sign that ends in a stop of its own ends the sentence, too.
  return say('scoreWhy.answers', { answers: answers.join(say('join.semicolon')) }).replace(/\.\.$/, '.');
}

/** What assessors found of each of these; their words stand apart, in the language they were written in. */
export function findingSentence(
  language: string,
  { indicators }: ReleaseCommitment,
  { findings = [] }: Pick<ReleaseWhy, 'findings'>,
): string | null {
  if (findings.length === 0) return null;
  const say = messages(language);
  const told = findings.map(({ indicator, value }) => {
    const label = indicators.find(({ code }) => code === indicator)?.label ?? indicator;
    return `${label} ${say(value ? 'answer.yes' : 'answer.no')}`;
  });
  return say('scoreWhy.findings', { findings: told.join(say('join.semicolon')) });
}

function reportSentence(language: string, { report }: ReleaseWhy): string | null {
  if (!report) return null;
  const version = formatDecimal(language, String(report.version));
  return messages(language)('scoreWhy.report', { version, date: formatDate(language, report.certified) });
}

/** What passed, and what did not as far as there is any. */
function checksSentence(language: string, { checks }: ReleaseWhy): string | null {
  if (!checks) return null;
  const say = messages(language);
  const counts = CHECKS.filter((each) => each === 'pass' || checks[each] > 0).map(
    (each) => `${say(`pdf.check.${each}`)} ${formatDecimal(language, String(checks[each]))}`,
  );
  return say('scoreWhy.checks', { counts: counts.join(say('join.comma')) });
}
