import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvironment, VARIABLES } from '@signatory/config';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  configs: { logins: { content: string } };
};
const services = Object.entries(compose.services);
const own = services.filter(([, { build }]) => build !== undefined);
const example = read('config/production.env.example');

/** As compose fills in `${NAME:?…}` and `${NAME:-…}`. */
const filled = (text: string): string =>
  text.replace(/\$\{\w+:([?-])([^}]*)\}/g, (_, kind, rest: string) => (kind === '-' ? rest : 'secret'));
const variablesOf = (text: string): [string, string][] =>
  [...text.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);

describe('production, as docker-compose.yml has it', () => {
  it('sets nothing that the product does not read', () => {
    // Those of a bucket are read by its SDK.
    const known = [...VARIABLES, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const set = own.flatMap(([, { environment = {} }]) => Object.keys(environment));
    const named = variablesOf(example.replace(/^# ?(?=[A-Z][A-Z0-9_]+=)/gm, '')).map(([name]) => name);
    expect([...set, ...named].filter((name) => !known.includes(name))).toEqual([]);
    // What is for examples and tests has no place there.
    expect(VARIABLES.filter((name) => !named.includes(name)).toSorted()).toEqual([
      'LINK_CHECK_ALLOW',
      'SIGNATORY_EXAMPLES',
    ]);
  });

  it('is a whole environment once its passwords are filled in, for each process', () => {
    expect(own.map(([name, { env_file }]) => [name, env_file])).toEqual(
      ['api', 'worker', 'migrate'].map((name) => [name, 'config/production.env']),
    );
    for (const [name, { environment = {} }] of own) {
      const source = Object.fromEntries([
        ...variablesOf(example),
        ...Object.entries(environment).map(([key, value]) => [key, filled(value)] as const),
      ]) as Record<string, string>;
      const needs = [
        'databaseUrl',
        'redisUrl',
        ...(name === 'migrate' ? (['databaseOwnerUrl'] as const) : []),
      ] as const;
      const { mode, host, port, dataFolder } = readEnvironment(needs, source);
      expect([mode, host, port, dataFolder]).toEqual(['production', '0.0.0.0', 3000, '/var/lib/signatory']);
      // The owner's login is the migration's alone.
      expect('DATABASE_OWNER_URL' in source).toBe(name === 'migrate');
    }
  });

  it('pins each image that it does not build', () => {
    const bases = [...read('config/Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const images = services.flatMap(([, { image, build }]) => (build === undefined ? [image] : []));
    expect(new Set(bases).size).toBe(1);
    for (const image of [...bases, ...images]) expect(image).toMatch(/^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z-]+)?$/);
  });

  it('has whatever is waited for say when it is well, and the API too', () => {
    const awaited = services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on));
    expect(awaited.every(([, { condition }]) => condition === 'service_healthy')).toBe(true);
    for (const name of ['api', ...awaited.map(([each]) => each)])
      expect([name, compose.services[name]?.healthcheck?.test.length]).toEqual([name, expect.any(Number)]);
    expect(compose.services['api']?.healthcheck?.test.join(' ')).toContain("fetch('http://127.0.0.1:3000/api/health')");
    expect(compose.services['api']?.ports?.map(filled)).toEqual(['127.0.0.1:3000:3000']);
  });

  it('keeps what must not be lost in volumes, and makes the logins that the addresses name', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((each) => each.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)));
    const { content } = compose.configs.logins;
    const given = Object.keys(compose.services['postgres']?.environment ?? {});
    const used = [...content.matchAll(/\$\$(\w+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !given.includes(name ?? ''))).toEqual([]);
    const logins = [...content.matchAll(/create role (\w+)/g)].map(([, name]) => name);
    const urls = Object.values(compose.services['migrate']?.environment ?? {}).map((url) => new URL(filled(url)));
    const named = urls.map(({ username, host, pathname }) => `${username} ${host}${pathname}`);
    expect(named.toSorted()).toEqual(logins.map((name) => `${name} postgres:5432/signatory`).toSorted());
    // An image is built from the folder: what is secret in it stays out.
    for (const secret of ['.env', 'config/production.env', '**/*.pem'])
      expect(read('config/Dockerfile.dockerignore').split('\n')).toContain(secret);
  });
});

describe('the page on running it', () => {
  it('explains each variable that the product reads, and no other', () => {
    const page = read('docs/running.md');
    const table = page.split('## Configuration')[1]?.split('\n## ')[0] ?? '';
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, name = '']) => name),
    );
    const aside = ['NODE_ENV', 'LINK_CHECK_ALLOW'];
    expect(named.toSorted()).toEqual(VARIABLES.filter((name) => !aside.includes(name)).toSorted());
    for (const name of aside) expect(page).toContain(`\`${name}`);
  });
});

it('the table of security controls names tests that there are', () => {
  const named = [...read('docs/security.md').matchAll(/\]\(\.\.\/([^)#]+\.spec\.ts)\)/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
});

it('each link of the documentation leads to a file, and to a heading of it', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(new URL('../docs', import.meta.url)).map((name) => `docs/${name}`),
  ];
  const headings = (page: string): string[] =>
    [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\d -]/gu, '')
        .replaceAll(' ', '-'),
    );
  const broken = pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].flatMap(([link, path = '', heading]) => {
        const to = path === '' ? page : join(dirname(page), path);
        const leads =
          existsSync(new URL(`../${to}`, import.meta.url)) && (heading === undefined || headings(to).includes(heading));
        return leads ? [] : [`${page}: ${link}`];
      }),
    );
  expect(broken).toEqual([]);
});
