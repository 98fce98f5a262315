import { filtersOf, readQueueSearch } from '../review/queue-search.js';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { adminRoutes } from './admin-routes.js';
import { root, text } from './root-route.js';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => {
    const next = text(search['next']);
    // Only a path of this site: a full address here would send a person elsewhere after signing in.
    return next?.startsWith('/') && !next.startsWith('//') ? { next } : {};
  },
  component: lazyRouteComponent(() => import('../session/sign-in-screen.js'), 'SignInScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../session/invitation-screen.js'), 'InvitationScreen'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/password/$token',
  component: lazyRouteComponent(() => import('../session/new-password-screen.js'), 'NewPasswordScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/account-screen.js'), 'AccountScreen'),
});

const news = createRoute({
  getParentRoute: () => root,
  path: '/news',
  component: lazyRouteComponent(() => import('../account/news-screen.js'), 'NewsScreen'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('../report/reports-screen.js'), 'ReportsScreen'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member',
  validateSearch: (search: Record<string, unknown>): { show?: 'open' } =>
    search['show'] === 'open' ? { show: 'open' } : {},
  component: lazyRouteComponent(() => import('../report/report-screen.js'), 'ReportScreen'),
});
const entry = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/entry/$indicator',
  component: lazyRouteComponent(() => import('../report/entry-screen.js'), 'EntryScreen'),
});
const actions = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/actions',
  component: lazyRouteComponent(() => import('../actions/actions-screen.js'), 'ActionsScreen'),
});
const submit = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/submit',
  component: lazyRouteComponent(() => import('../report/submit-screen.js'), 'SubmitScreen'),
});
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/receipt/$version',
  component: lazyRouteComponent(() => import('../report/receipt-screen.js'), 'ReceiptScreen'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/compare',
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => {
    const [from, to] = [text(search['from']), text(search['to'])];
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  },
  component: lazyRouteComponent(() => import('../report/compare-screen.js'), 'CompareScreen'),
});

/** The cycle a list shows, and its filters, live in the address. */
const listSearch = (search: Record<string, unknown>): { cycle?: string; member?: string; state?: string } => {
  const [cycle, member, state] = [text(search['cycle']), text(search['member']), text(search['state'])];
  return { ...(cycle ? { cycle } : {}), ...(member ? { member } : {}), ...(state ? { state } : {}) };
};

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('../review/queue-screen.js'), 'QueueScreen'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review/$cycle/$member/$indicator',
  // The filters of the list that it was opened from: the next entry is the next of them.
  validateSearch: (search: Record<string, unknown>) => filtersOf(readQueueSearch(search)),
  component: lazyRouteComponent(() => import('../review/review-screen.js'), 'ReviewScreen'),
});
const scores = createRoute({
  getParentRoute: () => root,
  path: '/scoring',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../scoring/desk-screen.js'), 'DeskScreen'),
});
const adjudication = createRoute({
  getParentRoute: () => root,
  path: '/adjudication',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../scoring/adjudication-screen.js'), 'AdjudicationScreen'),
});
const score = createRoute({
  getParentRoute: () => root,
  path: '/scoring/$cycle/$member/$commitment',
  component: lazyRouteComponent(() => import('../scoring/score-screen.js'), 'ScoreScreen'),
});

const why = createRoute({
  getParentRoute: () => root,
  path: '/scoring/$cycle/$member/$commitment/why',
  component: lazyRouteComponent(() => import('../scoring/why-screen.js'), 'WhyScreen'),
});

const chapters = createRoute({
  getParentRoute: () => root,
  path: '/chapters',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../chapters/chapters-screen.js'), 'ChaptersScreen'),
});
const chapter = createRoute({
  getParentRoute: () => root,
  path: '/chapters/$cycle/$commitment',
  validateSearch: (search: Record<string, unknown>): { language?: string } => {
    const language = text(search['language']);
    return language ? { language } : {};
  },
  component: lazyRouteComponent(() => import('../chapters/chapter-screen.js'), 'ChapterScreen'),
});

const cycles = createRoute({
  getParentRoute: () => root,
  path: '/cycles',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../secretariat/cycles/overview-screen.js'), 'OverviewScreen'),
});
const assignments = createRoute({
  getParentRoute: () => root,
  path: '/cycles/assignments',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../secretariat/assignments/assignments-screen.js'), 'AssignmentsScreen'),
});
const design = createRoute({
  getParentRoute: () => root,
  path: '/cycles/new',
  validateSearch: (search: Record<string, unknown>): { plan?: string; version?: string } => {
    const [plan, version] = [text(search['plan']), text(search['version'])];
    return { ...(plan ? { plan } : {}), ...(version ? { version } : {}) };
  },
  component: lazyRouteComponent(() => import('../secretariat/cycles/design-screen.js'), 'DesignScreen'),
});
const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('../secretariat/plans/plans-screen.js'), 'PlansScreen'),
});
const planVersion = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version',
  component: lazyRouteComponent(() => import('../secretariat/plans/version-screen.js'), 'VersionScreen'),
});
const planText = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version/text',
  // The place that is open, as a JSON pointer into the document.
  validateSearch: (search: Record<string, unknown>): { at?: string } => {
    const at = text(search['at']);
    return at ? { at } : {};
  },
  component: lazyRouteComponent(() => import('../secretariat/plan-editor/plan-editor-screen.js'), 'PlanEditorScreen'),
});
const migration = createRoute({
  getParentRoute: () => root,
  path: '/plans/$plan/$version/migration',
  component: lazyRouteComponent(() => import('../secretariat/plans/migration-screen.js'), 'MigrationScreen'),
});
const outsideFigures = createRoute({
  getParentRoute: () => root,
  path: '/outside-figures',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../outside/figures-screen.js'), 'FiguresScreen'),
});
const releases = createRoute({
  getParentRoute: () => root,
  path: '/releases',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../secretariat/releases/releases-screen.js'), 'ReleasesScreen'),
});
const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  component: lazyRouteComponent(() => import('../library/library-screen.js'), 'LibraryScreen'),
});
const matrix = createRoute({
  getParentRoute: () => root,
  path: '/matrix',
  component: lazyRouteComponent(() => import('../library/matrix-screen.js'), 'MatrixScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    newPassword,
    account,
    news,
    reports,
    report,
    entry,
    actions,
    submit,
    receipt,
    compare,
    reviews,
    review,
    scores,
    adjudication,
    score,
    why,
    chapters,
    chapter,
    cycles,
    assignments,
    outsideFigures,
    design,
    plans,
    planVersion,
    planText,
    migration,
    ...adminRoutes,
    releases,
    library,
    matrix,
  ]),
  defaultPreload: 'intent',
  // Plain query strings (`?cycle=g7`), not JSON in quotes: people read and share these addresses.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ).toString();
    return query ? `?${query}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
