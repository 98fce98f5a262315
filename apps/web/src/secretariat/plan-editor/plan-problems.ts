import type { PlanDocument, PlanProblemsView } from '@signatory/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VersionKey } from '../../api/administration.js';
import { planDocuments } from '../../api/plan-documents.js';
import { useSpeech } from '../../session/language.js';
import { isWithin, readAt, type Pointer } from './document.js';

export type PlanProblem = PlanProblemsView['problems'][number];

/** How long after the last key the document is checked. */
const SETTLED_MS = 900;

/** Each document gets a number: comparing whole documents as keys would be dear. */
const numbers = new WeakMap<PlanDocument, number>();
let last = 0;

function numberOf(document: PlanDocument): number {
  const known = numbers.get(document) ?? (last += 1);
  numbers.set(document, known);
  return known;
}

/** What the lint says of a document: the server's own, asked each time that typing rests. */
export function usePlanProblems(key: VersionKey, document: PlanDocument, isAsked: boolean) {
  const { language } = useSpeech();
  const [settled, setSettled] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [document]);
  const query = useQuery({
    queryKey: ['plan-problems', key.plan, key.n, numberOf(settled), language],
    queryFn: async ({ signal }) => ({
      checked: settled,
      problems: eachOnce((await planDocuments.checkPlanDocument(key, settled, signal)).problems),
    }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  return {
    problems: query.data ? stillAtTheirPlace(query.data.problems, query.data.checked, document) : [],
    isChecking: isAsked && (settled !== document || query.isFetching),
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** A condition that reads the same twice is wrong twice, in the same words at the same place: they are said once. */
export function eachOnce(problems: readonly PlanProblem[]): PlanProblem[] {
  return [...new Map(problems.map((problem) => [problem.pointer + problem.message, problem])).values()];
}

/** What is said of a value that was changed since, or that another one stands in the place of, is said again in a moment. */
export function stillAtTheirPlace(
  problems: readonly PlanProblem[],
  checked: PlanDocument,
  document: PlanDocument,
): PlanProblem[] {
  if (checked === document) return [...problems];
  return problems.filter(({ pointer }) => readAt(checked, pointer) === readAt(document, pointer));
}

/** What prevents the draft from being put to the members, and is wrong: it is there. */
export function isWrong({ severity, isMissing }: PlanProblem): boolean {
  return severity === 'ERROR' && !isMissing;
}

/** Those at a place or in it, the worst first. */
export function problemsIn(problems: readonly PlanProblem[], pointer: Pointer): PlanProblem[] {
  const rank = { ERROR: 0, WARNING: 1, INFO: 2 };
  return problems
    .filter((problem) => isWithin(problem.pointer, pointer))
    .sort((a, b) => Number(a.isMissing) - Number(b.isMissing) || rank[a.severity] - rank[b.severity]);
}
