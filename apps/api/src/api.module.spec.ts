import { PERMISSIONS } from '@signatory/domain';
import { CONTROLLERS } from './api.module.js';
import { buildOpenApi } from './openapi/build-openapi.js';
import { listRoutes } from './openapi/routes.js';

const routes = listRoutes(CONTROLLERS);
const document = buildOpenApi({ controllers: CONTROLLERS, version: '0.0.0', cookie: 'sid' }) as {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; security: unknown[]; responses: Record<string, unknown> }>
  >;
  components: { schemas: Record<string, unknown> };
};

/** Pages, streams and what is told of the site. */
const NO_FILES = new Set(['text/html', 'text/event-stream', 'text/plain', 'application/xml', 'application/ld+json']);

describe('every route of the API', () => {
  it('is found', () => {
    expect(routes.length).toBeGreaterThan(25);
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s says who may call it',
    (_, { allow }) => {
      expect([...Object.keys(PERMISSIONS), 'signed-in', 'own-account', 'public']).toContain(allow);
    },
  );

  it('is described once, unless it is a page', () => {
    const described = routes.filter(({ path }) => path.startsWith('/api/'));
    expect(described.filter(({ operation }) => operation === undefined).map(({ handler }) => handler)).toEqual([]);
    const ids = described.map(({ operation }) => operation?.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('says what it costs where it takes a file or answers with one', () => {
    const files = routes.filter(
      ({ takesFile, path, operation }) =>
        takesFile || (operation?.mediaType !== undefined && !NO_FILES.has(operation.mediaType) && path !== '/metrics'),
    );
    expect(files.filter(({ operation }) => operation?.costs === undefined).map(({ handler }) => handler)).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ takesFile, operation }) => takesFile && operation?.costs !== 'upload')).toEqual([]);
  });

  it('is public only where this list says so', () => {
    expect(
      routes
        .filter(({ allow, path }) => allow === 'public' && path.startsWith('/api/'))
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([
      // Whether a link opens anything is told to whoever holds it, before there is an account.
      'get /api/contributor-invitations/:token',
      'get /api/health',
      'get /api/invitations/:token',
      // At the sign-in everybody is told of maintenance.
      'get /api/notice',
      'get /api/openapi.json',
      'get /api/password-resets/:token',
      // What a plan asks was adopted in public, and its rules are part of it.
      'get /api/plans/:plan/rules',
      'get /api/published',
      'get /api/published/:cycle',
      // What was public says what became of it.
      'get /api/published/:cycle/releases',
      'get /api/published/:cycle/releases/:n',
      // Begun and ended by a browser that nobody has signed in yet.
      'get /api/session/oidc',
      'get /api/session/oidc/callback',
      'get /api/session/ways',
      'get /api/verify/:hash',
      'post /api/contributor-invitations/:token',
      'post /api/invitations/:token',
      'post /api/password-resets/:token',
      'post /api/session',
      'post /api/session/passkey',
      'post /api/session/passkey/options',
      // Pressed by a mail program: the token in the address is the right to it.
      'post /api/unsubscribe/:token/:kind',
    ]);
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1 and refers to nothing that is not there', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/session']?.['get']?.responses).toMatchObject({
      429: { description: expect.stringContaining('rate.limited'), headers: { 'Retry-After': {} } },
    });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference]) => reference ?? '',
    );
    const missing = references.filter(
      (reference) => !(reference.replace('#/components/schemas/', '') in document.components.schemas),
    );
    expect(references.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('names the fields that a save takes and the problems it can meet', () => {
    const save = document.paths['/api/cycles/{cycle}/reports/{member}/entries/{indicator}']?.['put'];
    expect(save).toMatchObject({ operationId: 'saveEntry', security: [{ session: [] }, { token: [] }] });
    expect(Object.keys(save?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '412', '413', '415', '422', '428', '503']),
    );
    expect(document.components.schemas['SaveEntry']).toMatchObject({
      additionalProperties: false,
      required: ['value'],
    });
  });

  it('says that no program certifies', () => {
    const certify = document.paths['/api/cycles/{cycle}/reports/{member}/certify']?.['post'];
    expect(certify).toMatchObject({ operationId: 'certifyReport', security: [{ session: [] }] });
  });
});
