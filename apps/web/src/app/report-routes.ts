import { createRoute } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { known } from './address-parts.js';
import { findReports, onlyReport } from '../report/own-reports.js';
import { lazyScreen } from './lazy-screen.js';
import { ahead, aheadOfCycles, root, text } from './root-route.js';

const reports = createRoute({
  getParentRoute: () => root,
  path: '/report',
  loader: ({ preload }) => {
    // Most people have one report and are led to it at once.
    aheadOfCycles(preload, (client, cycles, session) => {
      const only = onlyReport(findReports(cycles, session));
      return only
        ? [
            client.prefetchQuery(queries.plan(only.cycle.code)),
            client.prefetchQuery(queries.report(only.cycle.code, only.member)),
          ]
        : [];
    });
    import('../report/report-screen.js').catch(() => undefined);
  },
  component: lazyScreen(() => import('../report/reports-screen.js'), 'ReportsScreen'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member',
  validateSearch: known((search): { show?: 'open' } => (search['show'] === 'open' ? { show: 'open' } : {})),
  loader: ({ preload, params }) =>
    ahead(preload, (client) => [
      client.prefetchQuery(queries.cycles()),
      client.prefetchQuery(queries.plan(params.cycle)),
      client.prefetchQuery(queries.report(params.cycle, params.member)),
    ]),
  component: lazyScreen(() => import('../report/report-screen.js'), 'ReportScreen'),
});

const entry = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/entry/$indicator',
  loader: ({ preload, params }) =>
    ahead(preload, (client) => [
      client.prefetchQuery(queries.cycles()),
      client.prefetchQuery(queries.plan(params.cycle)),
      client.prefetchQuery(queries.report(params.cycle, params.member)),
    ]),
  component: lazyScreen(() => import('../report/entry-screen.js'), 'EntryScreen'),
});

const actions = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/actions',
  component: lazyScreen(() => import('../actions/actions-screen.js'), 'ActionsScreen'),
});

const submit = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/submit',
  validateSearch: known((search): { pillar?: string; show?: 'open' } => {
    const pillar = text(search['pillar']);
    return { ...(pillar && { pillar }), ...(search['show'] === 'open' && { show: 'open' as const }) };
  }),
  loader: ({ preload, params }) =>
    ahead(preload, (client) => [
      client.prefetchQuery(queries.cycles()),
      client.prefetchQuery(queries.plan(params.cycle)),
      client.prefetchQuery(queries.report(params.cycle, params.member)),
    ]),
  component: lazyScreen(() => import('../report/submit-screen.js'), 'SubmitScreen'),
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/receipt/$version',
  component: lazyScreen(() => import('../report/receipt-screen.js'), 'ReceiptScreen'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycle/$member/compare',
  validateSearch: known((search): { from?: string; to?: string } => {
    const [from, to] = [text(search['from']), text(search['to'])];
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  }),
  component: lazyScreen(() => import('../report/compare-screen.js'), 'CompareScreen'),
});

/** The focal point's and the contributor's. */
export const reportRoutes = [reports, report, entry, actions, submit, receipt, compare] as const;
