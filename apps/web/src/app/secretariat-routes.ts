import { createRoute } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { DESIGN_STEPS, type DesignStep } from '../secretariat/cycles/design-step-names.js';
import { known } from './address-parts.js';
import { lazyScreen } from './lazy-screen.js';
import { ahead, aheadInCycle, listSearch, root, text } from './root-route.js';

const cycles = createRoute({
  getParentRoute: () => root,
  path: '/cycles',
  validateSearch: listSearch,
  loader: ({ preload, location }) =>
    aheadInCycle(preload, location.search, (client, { code }) => [
      client.prefetchQuery(queries.overview(code)),
      client.prefetchQuery(queries.statistics(code)),
    ]),
  component: lazyScreen(() => import('../secretariat/cycles/overview-screen.js'), 'OverviewScreen'),
});

const assignments = createRoute({
  getParentRoute: () => root,
  path: '/cycles/assignments',
  validateSearch: listSearch,
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.cycles())]),
  component: lazyScreen(() => import('../secretariat/assignments/assignments-screen.js'), 'AssignmentsScreen'),
});

const design = createRoute({
  getParentRoute: () => root,
  path: '/cycles/new',
  validateSearch: known((search): { plan?: string; version?: string; step?: DesignStep } => {
    const [plan, version] = [text(search['plan']), text(search['version'])];
    const step = DESIGN_STEPS.find((each) => each === search['step']);
    return { ...(plan ? { plan } : {}), ...(version ? { version } : {}), ...(step ? { step } : {}) };
  }),
  component: lazyScreen(() => import('../secretariat/cycles/design-screen.js'), 'DesignScreen'),
});

const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.plans())]),
  component: lazyScreen(() => import('../secretariat/plans/plans-screen.js'), 'PlansScreen'),
});

const planVersion = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version',
  component: lazyScreen(() => import('../secretariat/plans/version-screen.js'), 'VersionScreen'),
});

const planText = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version/text',
  // The place that is open, as a JSON pointer into the document.
  validateSearch: known((search): { at?: string } => {
    const at = text(search['at']);
    return at ? { at } : {};
  }),
  component: lazyScreen(() => import('../secretariat/plan-editor/plan-editor-screen.js'), 'PlanEditorScreen'),
});

const migration = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version/migration',
  component: lazyScreen(() => import('../secretariat/plans/migration-screen.js'), 'MigrationScreen'),
});

const outsideFigures = createRoute({
  getParentRoute: () => root,
  path: '/outside-figures',
  validateSearch: listSearch,
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.cycles())]),
  component: lazyScreen(() => import('../outside/figures-screen.js'), 'FiguresScreen'),
});

const releases = createRoute({
  getParentRoute: () => root,
  path: '/releases',
  validateSearch: listSearch,
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.cycles())]),
  component: lazyScreen(() => import('../secretariat/releases/releases-screen.js'), 'ReleasesScreen'),
});

/** The secretariat's: plans, cycles and releases. */
export const secretariatRoutes = [
  cycles,
  assignments,
  design,
  plans,
  planVersion,
  planText,
  migration,
  outsideFigures,
  releases,
] as const;
