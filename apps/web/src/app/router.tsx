import { OWN_ADDRESS } from '@signatory/contract';
import { createRoute, createRouter } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { adminRoutes } from './admin-routes.js';
import { judgementRoutes } from './judgement-routes.js';
import { reportRoutes } from './report-routes.js';
import { lazyScreen } from './lazy-screen.js';
import { ahead, root, text } from './root-route.js';
import { ScreenFault } from './screen-fault.js';
import { secretariatRoutes } from './secretariat-routes.js';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (
    search,
  ): { next?: string | undefined; failed?: string | undefined; set?: 'password' | undefined } => {
    const [next, failed] = [text(search['next']), text(search['failed'])];
    // Said of each: what is left out here stands as it came.
    return {
      next: next && OWN_ADDRESS.test(next) ? next : undefined,
      failed,
      set: search['set'] === 'password' ? 'password' : undefined,
    };
  },
  component: lazyScreen(() => import('../session/sign-in-screen.js'), 'SignInScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/{-$token}',
  component: lazyScreen(() => import('../session/invitation-screen.js'), 'InvitationScreen'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join/{-$token}',
  component: lazyScreen(() => import('../contributors/join-screen.js'), 'JoinScreen'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/password/{-$token}',
  component: lazyScreen(() => import('../session/new-password-screen.js'), 'NewPasswordScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyScreen(() => import('../account/account-screen.js'), 'AccountScreen'),
});

const news = createRoute({
  getParentRoute: () => root,
  path: '/news',
  component: lazyScreen(() => import('../account/news-screen.js'), 'NewsScreen'),
});

const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.published())]),
  component: lazyScreen(() => import('../library/library-screen.js'), 'LibraryScreen'),
});

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/matrix',
  loader: ({ preload }) => ahead(preload, (client) => [client.prefetchQuery(queries.published())]),
  component: lazyScreen(() => import('../library/matrix-screen.js'), 'MatrixScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    join,
    newPassword,
    account,
    news,
    ...reportRoutes,
    ...judgementRoutes,
    ...secretariatRoutes,
    ...adminRoutes,
    library,
    matrix,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFault,
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
