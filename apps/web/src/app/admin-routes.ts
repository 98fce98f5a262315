import { createRoute, redirect } from '@tanstack/react-router';
import { readAuditSearch } from '../secretariat/audit/audit-search.js';
import { readJobSearch } from '../secretariat/operations/job-search.js';
import { readLetterSearch } from '../secretariat/operations/letter-search.js';
import { readPeopleSearch } from '../secretariat/people/people-search.js';
import { known } from './address-parts.js';
import { lazyScreen } from './lazy-screen.js';
import { root } from './root-route.js';

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/people', replace: true });
  },
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/admin/people',
  validateSearch: known(readPeopleSearch),
  component: lazyScreen(() => import('../secretariat/people/people-screen.js'), 'PeopleScreen'),
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/admin/jobs',
  validateSearch: known(readJobSearch),
  component: lazyScreen(() => import('../secretariat/operations/jobs-screen.js'), 'JobsScreen'),
});
const job = createRoute({
  getParentRoute: () => root,
  path: '/admin/jobs/$job',
  component: lazyScreen(() => import('../secretariat/operations/job-screen.js'), 'JobScreen'),
});
const letters = createRoute({
  getParentRoute: () => root,
  path: '/admin/letters',
  validateSearch: known(readLetterSearch),
  component: lazyScreen(() => import('../secretariat/operations/letters-screen.js'), 'LettersScreen'),
});
// Their screens read the search: nobody else loads what reads it.
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/admin/webhooks',
  component: lazyScreen(() => import('../secretariat/webhooks/webhooks-screen.js'), 'WebhooksScreen'),
});
const webhook = createRoute({
  getParentRoute: () => root,
  path: '/admin/webhooks/$webhook',
  component: lazyScreen(() => import('../secretariat/webhooks/webhook-screen.js'), 'WebhookScreen'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  validateSearch: known(readAuditSearch),
  component: lazyScreen(() => import('../secretariat/audit/audit-screen.js'), 'AuditScreen'),
});

/** The screens of the administration. */
export const adminRoutes = [admin, people, jobs, job, letters, webhooks, webhook, audit] as const;
