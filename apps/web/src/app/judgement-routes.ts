import { createRoute } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { filtersOf, readQueueSearch } from '../review/queue-search.js';
import { known } from './address-parts.js';
import { memberIn } from './pick-cycle.js';
import { lazyScreen } from './lazy-screen.js';
import { ahead, aheadInCycle, listSearch, root, scoreSearch, text } from './root-route.js';

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: known(readQueueSearch),
  loader: ({ preload, location }) =>
    aheadInCycle(preload, location.search, (client, cycle) => {
      const search = readQueueSearch(location.search);
      const filters = filtersOf({ ...search, member: memberIn(cycle, search.member) });
      return [client.prefetchInfiniteQuery(queries.queue(cycle.code, filters))];
    }),
  component: lazyScreen(() => import('../review/queue-screen.js'), 'QueueScreen'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review/$cycle/$member/$indicator',
  // The filters of the list that it was opened from: the next entry is the next of them.
  validateSearch: known((search) => filtersOf(readQueueSearch(search))),
  loaderDeps: ({ search }) => ({ filters: search }),
  loader: ({ preload, params, deps }) =>
    ahead(preload, (client) => [
      client.prefetchQuery(queries.cycles()),
      client.prefetchQuery(queries.plan(params.cycle)),
      client.prefetchQuery(queries.review(params)),
      client.prefetchInfiniteQuery(queries.queue(params.cycle, deps.filters)),
    ]),
  component: lazyScreen(() => import('../review/review-screen.js'), 'ReviewScreen'),
});

const scores = createRoute({
  getParentRoute: () => root,
  path: '/scoring',
  validateSearch: scoreSearch,
  loader: ({ preload, location }) => aheadInCycle(preload, location.search),
  component: lazyScreen(() => import('../scoring/desk-screen.js'), 'DeskScreen'),
});

const adjudication = createRoute({
  getParentRoute: () => root,
  path: '/adjudication',
  validateSearch: scoreSearch,
  loader: ({ preload, location }) => aheadInCycle(preload, location.search),
  component: lazyScreen(() => import('../scoring/adjudication-screen.js'), 'AdjudicationScreen'),
});

const score = createRoute({
  getParentRoute: () => root,
  path: '/scoring/$cycle/$member/$commitment',
  loader: ({ preload, params }) =>
    ahead(preload, (client) => [
      client.prefetchQuery(queries.cycles()),
      client.prefetchQuery(queries.plan(params.cycle)),
      client.prefetchQuery(queries.score(params)),
    ]),
  component: lazyScreen(() => import('../scoring/score-screen.js'), 'ScoreScreen'),
});

const why = createRoute({
  getParentRoute: () => root,
  path: '/scoring/$cycle/$member/$commitment/why',
  component: lazyScreen(() => import('../scoring/why-screen.js'), 'WhyScreen'),
});

const chapters = createRoute({
  getParentRoute: () => root,
  path: '/chapters',
  validateSearch: listSearch,
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.cycles())]),
  component: lazyScreen(() => import('../chapters/chapters-screen.js'), 'ChaptersScreen'),
});

const chapter = createRoute({
  getParentRoute: () => root,
  path: '/chapters/$cycle/$commitment',
  validateSearch: known((search): { language?: string } => {
    const language = text(search['language']);
    return language ? { language } : {};
  }),
  component: lazyScreen(() => import('../chapters/chapter-screen.js'), 'ChapterScreen'),
});

/** The reviewer's, the adjudicator's and the editor's. */
export const judgementRoutes = [reviews, review, scores, adjudication, score, why, chapters, chapter] as const;
