import type { LocalText, PlanView } from '@signatory/contract';
import type { z } from 'zod';

type Words = z.infer<typeof LocalText>;

/** One text of a plan, and the label of the item that it is of; null of the plan itself. */
export interface PlanWords {
  readonly place: string | null;
  readonly words: Words;
}

/** How far a plan is translated into one language. */
export interface TranslationStatus {
  readonly language: string;
  readonly present: number;
  /** Of those: the wording of the plan's own source. */
  readonly official: number;
  readonly missing: readonly PlanWords[];
}

/** Every text of a plan that its readers see, in the plan's order. */
export function listPlanWords({ title, codebook, pillars, commitments }: PlanView): PlanWords[] {
  const of = (place: string | null, holder: unknown): PlanWords[] => wordsIn(holder).map((words) => ({ place, words }));
  return [
    ...of(null, [title, codebook]),
    ...pillars.flatMap((pillar) => of(pillar.code, pillar)),
    ...commitments.flatMap(({ indicators, ...commitment }) => [
      ...of(commitment.code, commitment),
      ...indicators.flatMap((indicator) => of(indicator.label, indicator)),
    ]),
  ];
}

/** Of each language, which texts it has and which it lacks. */
export function translationsOf(plan: PlanView, languages: readonly string[]): TranslationStatus[] {
  const all = listPlanWords(plan);
  return languages.map((language) => {
    const missing = all.filter(({ words }) => words.texts[language] === undefined);
    const official = all.filter(({ words }) => words.texts[language]?.provenance === 'official').length;
    return { language, present: all.length - missing.length, official, missing };
  });
}

function wordsIn(holder: unknown): Words[] {
  if (typeof holder !== 'object' || holder === null) return [];
  return isWords(holder) ? [holder] : Object.values(holder).flatMap(wordsIn);
}

function isWords(value: object): value is Words {
  return 'original' in value && 'texts' in value;
}
