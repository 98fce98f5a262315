import type { QueueFilters, SessionView } from '@signatory/contract';
import {
  infiniteQueryOptions,
  queryOptions,
  replaceEqualDeep,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { VersionKey } from './administration.js';
import type { ChapterKey } from './chapters.js';
import { api, type EntryKey, type ScoreKey } from './endpoints.js';
import { planDocuments } from './plan-documents.js';
import { ProblemError } from './problem-error.js';
import { reviewing } from './review.js';

/** What each query is called: live events name these keys to have them fetched again. */
export const queries = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ client, queryKey }) => readSession(client.getQueryData<SessionView>(queryKey) ?? null),
      staleTime: Infinity,
    }),
  cycles: () => queryOptions({ queryKey: ['cycles'], queryFn: api.cycles }),
  plan: (cycle: string) =>
    queryOptions({ queryKey: ['plan', cycle], queryFn: () => api.plan(cycle), staleTime: Infinity }),
  overview: (cycle: string) => queryOptions({ queryKey: ['overview', cycle], queryFn: () => api.overview(cycle) }),
  statistics: (cycle: string) =>
    queryOptions({ queryKey: ['statistics', cycle], queryFn: () => api.statistics(cycle) }),
  // Under the name of scores: whoever gives one changes it.
  agreement: (cycle: string) =>
    queryOptions({ queryKey: ['scores', cycle, 'agreement'], queryFn: () => api.agreement(cycle) }),
  extensions: (cycle: string) =>
    queryOptions({ queryKey: ['extensions', cycle], queryFn: () => api.extensions(cycle) }),
  recusals: (cycle: string) => queryOptions({ queryKey: ['recusals', cycle], queryFn: () => api.recusals(cycle) }),
  plans: () => queryOptions({ queryKey: ['plans'], queryFn: api.plans }),
  planVersion: (key: VersionKey) =>
    queryOptions({ queryKey: ['plans', key.plan, key.n], queryFn: () => api.planVersion(key) }),
  planDocument: (key: VersionKey) =>
    queryOptions({
      queryKey: ['plans', key.plan, key.n, 'document'],
      queryFn: () => planDocuments.planDocument(key),
    }),
  comments: (key: VersionKey) =>
    queryOptions({ queryKey: ['plans', key.plan, key.n, 'comments'], queryFn: () => api.comments(key) }),
  migration: (key: VersionKey) =>
    queryOptions({ queryKey: ['plans', key.plan, key.n, 'migration'], queryFn: () => api.migration(key) }),
  work: () => queryOptions({ queryKey: ['work'], queryFn: api.work }),
  news: () => queryOptions({ queryKey: ['news'], queryFn: api.news }),
  notifications: () => queryOptions({ queryKey: ['notifications'], queryFn: api.notifications }),
  report: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['report', cycle, member], queryFn: () => api.report(cycle, member) }),
  /** Of an entry that is not there, none are read. */
  cells: (key: EntryKey | undefined, from: number) =>
    queryOptions({
      queryKey: ['report', key?.cycle, key?.member, 'cells', key?.indicator, from],
      queryFn: key ? () => api.cells(key, from) : skipToken,
    }),
  receipt: (cycle: string, member: string, version: number) =>
    queryOptions({ queryKey: ['receipt', cycle, member, version], queryFn: () => api.receipt(cycle, member, version) }),
  submissions: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['report', cycle, member, 'submissions'], queryFn: () => api.submissions(cycle, member) }),
  comparison: (cycle: string, member: string, from: number, to: number) =>
    queryOptions({
      queryKey: ['report', cycle, member, 'comparison', from, to],
      queryFn: () => api.comparison(cycle, member, from, to),
    }),
  contributions: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['contributions', cycle, member], queryFn: () => api.contributions(cycle, member) }),
  contributors: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['contributors', cycle, member], queryFn: () => api.contributors(cycle, member) }),
  outside: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['outside', cycle, member], queryFn: () => api.outside(cycle, member) }),
  imports: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['imports', cycle, member], queryFn: () => api.imports(cycle, member) }),
  // Under the name of reviews: every decision changes it.
  queue: (cycle: string, filters: QueueFilters) =>
    infiniteQueryOptions({
      queryKey: ['reviews', cycle, 'queue', filters],
      queryFn: ({ pageParam }) => reviewing.queue(cycle, filters, pageParam),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  savedViews: () => queryOptions({ queryKey: ['review-views'], queryFn: reviewing.views }),
  threads: (key: EntryKey) =>
    queryOptions({
      queryKey: ['threads', key.cycle, key.member, key.indicator],
      queryFn: () => reviewing.threads(key),
    }),
  review: (key: EntryKey) =>
    queryOptions({ queryKey: ['reviews', key.cycle, key.member, key.indicator], queryFn: () => reviewing.review(key) }),
  answers: (key: ScoreKey) =>
    queryOptions({
      queryKey: ['reviews', key.cycle, key.member, 'commitment', key.commitment],
      queryFn: () => reviewing.answers(key),
    }),
  score: (key: ScoreKey) =>
    queryOptions({ queryKey: ['scores', key.cycle, key.member, key.commitment], queryFn: () => api.score(key) }),
  similarCases: (key: ScoreKey) =>
    queryOptions({
      // Published releases alone stand behind it: what happens in the cycle changes nothing here.
      queryKey: ['similar-cases', key.cycle, key.member, key.commitment],
      queryFn: () => api.similarCases(key),
    }),
  searches: (key: ScoreKey) =>
    queryOptions({
      queryKey: ['scores', key.cycle, key.member, key.commitment, 'searches'],
      queryFn: () => api.searches(key),
    }),
  actions: (cycle: string, member: string) =>
    queryOptions({ queryKey: ['actions', cycle, member], queryFn: () => api.actions(cycle, member) }),
  chapters: (cycle: string) => queryOptions({ queryKey: ['chapters', cycle], queryFn: () => api.chapters(cycle) }),
  chapter: (key: ChapterKey) =>
    queryOptions({ queryKey: ['chapters', key.cycle, key.commitment], queryFn: () => api.chapter(key) }),
  published: () => queryOptions({ queryKey: ['published'], queryFn: api.published }),
  releases: (cycle: string) => queryOptions({ queryKey: ['releases', cycle], queryFn: () => api.releases(cycle) }),
  corrections: (cycle: string) =>
    queryOptions({ queryKey: ['corrections', cycle], queryFn: () => api.corrections(cycle) }),
};

/** What follows on a command's answer, for the one who sent it. */
export interface Following<Answer> {
  readonly onSuccess?: (answer: Answer) => void;
  readonly onError?: (error: Error) => void;
  /** Where it leads next; whoever has gone elsewhere meanwhile is not fetched back. */
  readonly goOn?: (answer: Answer) => void;
  /** Where a refusal leads, likewise. */
  readonly goBack?: (error: Error) => void;
}
/** The library's result, state by state, with its senders taken out. */
type Standing<Result> = Result extends unknown ? Omit<Result, 'mutate' | 'mutateAsync'> : never;
export type Command<Input, Answer> = Standing<UseMutationResult<Answer, Error, Input>> & {
  readonly mutate: (input: Input, following?: Following<Answer>) => void;
};

/** A command; when it is done, what it may have changed is fetched again. */
export function useCommand<Input, Answer = void>(
  send: (input: Input) => Promise<Answer>,
  changes: readonly (readonly unknown[])[],
): Command<Input, Answer> {
  const client = useQueryClient();
  const { mutateAsync, ...command } = useMutation<Answer, Error, Input>({
    mutationFn: send,
    // Without a connection it fails, and says so: held back, it would be done unseen when the connection is back.
    networkMode: 'always',
    // Also after a refusal: it says that what the screen shows is out of date.
    onSettled: () => Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  // What runs is known here at once, and to the screen only when it is drawn anew: a second click that comes before that, on a
  // slow device, does nothing twice.
  const running = useRef<{ readonly input: Input } | null>(null);
  // A command may take its own form off the screen before it is answered: what follows must not hang on the form, as it
  // would with the library's own callbacks.
  const mutate = (input: Input, { onSuccess, onError, goOn, goBack }: Following<Answer> = {}): void => {
    if (running.current && isSame(running.current.input, input)) return;
    const run = { input };
    running.current = run;
    const end = (): void => {
      if (running.current === run) running.current = null;
    };
    const { pathname } = window.location;
    const isStillHere = (): boolean => window.location.pathname === pathname;
    const follow = (answer: Answer): void => {
      onSuccess?.(answer);
      if (isStillHere()) goOn?.(answer);
    };
    // Its refusal stands in `error`, which the screen shows: where nothing follows on it, too, it is heard.
    const followRefusal = (error: Error): void => {
      onError?.(error);
      if (isStillHere()) goBack?.(error);
    };
    void mutateAsync(input).finally(end).then(follow, followRefusal);
  };
  return { ...command, mutate };
}

/** Whether two inputs ask for the same: by what is in them, and of a file whether it is the one. */
const isSame = (one: unknown, other: unknown): boolean => replaceEqualDeep(one, other) === one;

/** The plan and report a screen of a focal point stands on. */
export function useReport(cycle: string, member: string) {
  return { plan: useQuery(queries.plan(cycle)), report: useQuery(queries.report(cycle, member)) };
}

/** Nobody signed in is an answer, not an error; whoever was signed in stays on screen, to sign in again over it. */
async function readSession(known: SessionView | null): Promise<SessionView | null> {
  try {
    return await api.session();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'sign-in.needed') return known;
    throw error;
  }
}
