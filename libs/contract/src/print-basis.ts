import { formatDate, formatDateRange, formatDecimal, isMessageKey, messages, type Say } from '@signatory/texts';
import type { z } from 'zod';
import { printAnswer } from './answer-terms.js';
import { answeredIn } from './answered.js';
import { printFigure } from './print-figure.js';
import { isStanding } from './print-why.js';
import type { ReleaseCommitment, ReleaseDocument } from './release-document.js';
import type { BasisEvidence, BasisOutcome, ReleaseBasis, ReleaseStep } from './release-basis.js';
import type { ReleaseScore } from './release-scores.js';
import type { Source } from './source-numbers.js';
import type { LocalText } from './text.js';

type Words = z.infer<typeof LocalText>;

/** A piece of evidence, and what is said of it beside its reference. */
export interface BasisPiece {
  readonly source: Source;
  readonly also: readonly string[];
}

/** A rule that did not pass: what it looks at, in our words or the plan's, and what came of it. */
export interface BasisRule {
  readonly code: string;
  /** Its severity, and what a rule of its kind looks at; null of one that the plan wrote, where `says` has the words. */
  readonly severity: string | null;
  readonly about: string | null;
  readonly says: Words | null;
  readonly outcome: string;
  /** Why it was suspended. */
  readonly reason: Words | null;
}

/** An approved value that the guideline read, with what stands behind it. */
export interface BasisPart {
  readonly indicator: ReleaseCommitment['indicators'][number];
  /** Null where the release holds the answer of another version of the report. */
  readonly answer: string | null;
  readonly hasUnit: boolean;
  /** What the figure is of. */
  readonly period: string | null;
  readonly evidence: readonly BasisPiece[];
  /** That there are pieces which are not public; null where there are none. */
  readonly unpublished: string | null;
  readonly rules: readonly BasisRule[];
}

export interface Basis {
  readonly values: readonly BasisPart[];
  /** Who did what, by role and date. */
  readonly steps: readonly string[];
}

/** What a score rests on, value by value and step by step; null of imported scores, and in releases from before it was kept. */
export function basisOf(
  language: string,
  document: ReleaseDocument,
  { indicators, reads = [] }: ReleaseCommitment,
  { member, why }: Pick<ReleaseScore, 'member' | 'why'>,
): Basis | null {
  if (!why?.basis && !why?.steps) return null;
  const say = messages(language);
  const answered = answeredIn(document);
  const holds = isStanding(document, member, why);
  const values = indicators.flatMap((indicator): BasisPart[] => {
    const { code } = indicator;
    if (!reads.includes(code)) return [];
    const part = why.basis?.find((each) => each.indicator === code);
    const figure = holds ? answered.total(member, code) : undefined;
    const answer = holds ? answered.answer(member, code) : undefined;
    if (!part && !figure && !answer) return [];
    return [
      {
        indicator,
        answer: figure
          ? printFigure(say, language, figure)
          : answer
            ? printAnswer(say, language, indicator, answer)
            : null,
        hasUnit: typeof figure?.value === 'string' && figure.currency === undefined,
        period: typeof figure?.value === 'string' ? periodOf(language, document, indicator) : null,
        ...behind(language, document, part),
      },
    ];
  });
  return { values, steps: (why.steps ?? []).map((step) => stepWords(say, language, step)) };
}

function periodOf(
  language: string,
  { cycle: { window } }: ReleaseDocument,
  { reference }: Pick<BasisPart['indicator'], 'reference'>,
): string | null {
  if (!window || !reference) return null;
  if (reference === 'window') return formatDateRange(language, window.from, window.to);
  return reference === 'window-end' ? formatDate(language, window.to) : window.to.slice(0, 4);
}

function behind(
  language: string,
  document: ReleaseDocument,
  part: ReleaseBasis | undefined,
): Pick<BasisPart, 'evidence' | 'unpublished' | 'rules'> {
  const say = messages(language);
  const { evidence = [], unpublished, rules = [] } = part ?? {};
  return {
    evidence: evidence.map((piece) => ({ source: piece, also: aboutPiece(say, language, piece) })),
    unpublished: unpublished === undefined ? null : say('basis.unpublished', { count: unpublished }),
    rules: rules.map((found) => lineOf(language, document, found)),
  };
}

function aboutPiece(
  say: Say,
  language: string,
  { publisherClass, happened, url, sha256, copySha256 }: BasisEvidence,
): string[] {
  return [
    ...(publisherClass ? [say(`workbook.publisher.${publisherClass}`)] : []),
    ...(happened ? [say('basis.happened', { date: formatDate(language, happened) })] : []),
    ...(sha256 && !url ? [say('basis.file')] : []),
    ...(copySha256 ? [say('basis.copy', { hash: copySha256 })] : []),
  ];
}

function lineOf(language: string, { rules = [] }: ReleaseDocument, found: BasisOutcome): BasisRule {
  const say = messages(language);
  const rule = rules.find(({ code }) => code === found.rule);
  const outcome = outcomeWords(say, language, found);
  const count = found.count ?? 1;
  return {
    code: found.rule,
    severity: rule ? say(`severity.${rule.severity}`) : null,
    about: rule?.kind ? aboutKind(say, rule.kind) : null,
    says: rule?.says ?? null,
    outcome:
      count > 1
        ? `${outcome}${say('join.aside', { words: say('basis.parts', { count: formatDecimal(language, String(count)) }) })}`
        : outcome,
    reason: found.reason ?? null,
  };
}

/** Null of a kind that a later version of the product made. */
function aboutKind(say: Say, kind: string): string | null {
  const key = `rule.kind.${kind}`;
  return isMessageKey(key) ? say(key) : null;
}

function outcomeWords(say: Say, language: string, { outcome, answered }: BasisOutcome): string {
  if (outcome === 'FAIL' && answered) return say('basis.answered', { date: formatDate(language, answered) });
  return say(`basis.outcome.${outcome}`);
}

function stepWords(say: Say, language: string, { did, role, at }: ReleaseStep): string {
  return say('basis.step', {
    date: formatDate(language, at),
    what: say(`basis.did.${did}`),
    role: say(`role.${role}`),
  });
}
