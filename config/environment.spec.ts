import { createRequire } from 'node:module';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROLES } from '@signatory/domain';
import { asInProduction, childEnvironment, EnvironmentError, readEnvironment } from './environment.js';

const faultsOf = (
  source: Record<string, string>,
  needs: Parameters<typeof readEnvironment>[0] = [],
): readonly string[] => {
  try {
    readEnvironment(needs, source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('has a default for everything but the logins', () => {
    const environment = readEnvironment([], {});
    expect(environment).toMatchObject({ mode: 'development', host: '127.0.0.1', port: 3000, secureCookie: false });
    expect(environment.publicUrl).toBe('http://localhost:3000');
    expect(environment.dataFolder).toMatch(/\/\.signatory$/);
    expect(environment.blobUrl).toBe(pathToFileURL(`${environment.dataFolder}/blobs`).href);
    expect(environment.databaseUrl).toBeUndefined();
    expect(environment.dataLicence).toBeNull();
    expect(environment.publisher).toBeUndefined();
  });

  it('takes who publishes as it is cited', () => {
    expect(readEnvironment([], { PUBLISHER: ' Observatory (Geneva) ' }).publisher).toBe('Observatory (Geneva)');
    expect(faultsOf({ PUBLISHER: 'a'.repeat(201) })).toEqual([expect.stringContaining('PUBLISHER')]);
  });

  it('takes the paper of documents', () => {
    expect(readEnvironment([], {}).paper).toBe('A4');
    expect(readEnvironment([], { PAPER: 'Letter' }).paper).toBe('Letter');
    expect(faultsOf({ PAPER: 'A5' })).toEqual([expect.stringContaining('PAPER is "A5"')]);
  });

  it('takes fonts by their paths, where each is there', () => {
    const [one, two] = ['400Regular', '600SemiBold'].map((weight) =>
      createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-thai/${weight}/NotoSansThai_${weight}.ttf`),
    );
    expect(readEnvironment([], {}).fonts).toEqual([]);
    expect(readEnvironment([], { PDF_FONTS: [one, two].join(delimiter) }).fonts).toEqual([one, two]);
    for (const path of ['/nowhere/font.ttf', import.meta.filename])
      expect(faultsOf({ PDF_FONTS: path })).toEqual([expect.stringContaining('TTF, OTF or TTC files that are there')]);
  });

  it('takes the licence of what is published as an address', () => {
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    expect(readEnvironment([], { DATA_LICENCE: licence }).dataLicence).toBe(licence);
    expect(faultsOf({ DATA_LICENCE: 'CC BY 4.0' })).toEqual([expect.stringContaining('DATA_LICENCE is "CC BY 4.0"')]);
  });

  it('takes a contact as an e-mail address or as one on the web, and makes it a link', () => {
    const contactOf = (text: string): string | null => readEnvironment([], { HELP_CONTACT: text }).helpContact;
    expect(readEnvironment([], {}).helpContact).toBeNull();
    expect(contactOf('help@example.org')).toBe('mailto:help@example.org');
    expect(contactOf('https://example.org/help')).toBe('https://example.org/help');
    for (const text of ['the help desk', 'javascript:alert(1)', 'tel:+4122'])
      expect(faultsOf({ HELP_CONTACT: text })).toEqual([expect.stringContaining('HELP_CONTACT')]);
  });

  it('keeps a signing key to itself, also where it is refused', () => {
    const secret = '{"kty":"OKP","d":"secret"}';
    expect(readEnvironment([], { SIGNING_KEY: secret })).toMatchObject({ signingKey: secret });
    const { signingKey, keyFolder, dataFolder } = readEnvironment([], {});
    expect([signingKey, keyFolder]).toEqual([undefined, `${dataFolder}/keys`]);
    const [fault] = faultsOf({ SIGNING_KEY: secret.repeat(1_000) });
    expect(fault).toBe('SIGNING_KEY is "…": it is longer than any key.');
  });

  it('takes an identity provider whole or not at all, by https unless it is on this machine', () => {
    const given = {
      OIDC_ISSUER: 'https://login.example.org/realm',
      OIDC_CLIENT_ID: 'signatory',
      OIDC_CLIENT_SECRET: 's',
    };
    expect(readEnvironment([], {})).not.toHaveProperty('oidc');
    expect(readEnvironment([], given).oidc).toEqual({
      issuer: 'https://login.example.org/realm',
      clientId: 'signatory',
      clientSecret: 's',
      label: 'login.example.org',
    });
    expect(readEnvironment([], { ...given, OIDC_LABEL: 'Ministry' }).oidc?.label).toBe('Ministry');
    expect(readEnvironment([], { ...given, OIDC_ISSUER: 'http://127.0.0.1:4000' }).oidc?.issuer).toMatch(/^http:/);
    expect(faultsOf({ OIDC_ISSUER: given.OIDC_ISSUER }).map((fault) => fault.split(' ')[0])).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
    ]);
    expect(faultsOf({ ...given, OIDC_ISSUER: 'http://login.example.org' })).toEqual([
      'OIDC_ISSUER is "http://login.example.org": it must begin with https://, unless it is on this machine.',
    ]);
    expect(faultsOf({ ...given, OIDC_CLIENT_SECRET: 'secret'.repeat(400) })).toEqual([
      'OIDC_CLIENT_SECRET is "…": it is longer than any secret.',
    ]);
  });

  it('reads the roles that need a second factor, each of which there is', () => {
    expect(readEnvironment([], {}).secondFactorRoles).toEqual([]);
    expect(readEnvironment([], { SECOND_FACTOR_ROLES: ROLES.join(', ') }).secondFactorRoles).toEqual(ROLES);
    expect(faultsOf({ SECOND_FACTOR_ROLES: 'secretariat,admin' })).toEqual([
      `SECOND_FACTOR_ROLES is "secretariat,admin": it must be roles between commas, of ${ROLES.join(', ')}.`,
    ]);
  });

  it('names every malformed variable in one pass', () => {
    const faults = faultsOf({ PORT: '70000', LOG_LEVEL: 'loud', REDIS_URL: 'localhost', WORKER_CONCURRENCY: '1.5' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'REDIS_URL',
      'PORT',
      'WORKER_CONCURRENCY',
      'LOG_LEVEL',
    ]);
    expect(faults[1]).toBe('PORT is "70000": it must be a whole number from 1 to 65535.');
  });

  it('names a missing login with its cure, beside the malformed values', () => {
    const faults = faultsOf({ PORT: 'x' }, ['databaseUrl']);
    expect(faults).toHaveLength(2);
    expect(faults[1]).toMatch(/^DATABASE_URL is not set\. Set it to the application login/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment([], { PORT: '', REDIS_URL: '' })).not.toHaveProperty('redisUrl');
  });

  it.each([
    's3://files',
    's3://files/signatory/2026?endpoint=http://127.0.0.1:9000&region=eu-central-1&path-style=1',
    'file:///var/lib/signatory/blobs',
  ])('stores files in %s', (given) => {
    expect(readEnvironment([], { BLOB_URL: given }).blobUrl).toBe(given);
  });

  it.each([
    's3:///files',
    's3://key:secret@files',
    's3://files?region=',
    's3://files?endpoint=minio:9000',
    's3://files?path-style=yes',
    's3://files?acl=public',
    'file://server/share',
    'https://files.example.org',
  ])('refuses to store files in %s', (given) => {
    expect(faultsOf({ BLOB_URL: given })[0]).toMatch(/^BLOB_URL is ".*": it must be/);
    expect(faultsOf({ BLOB_URL: given })[0]).not.toContain('secret');
  });

  it.each(['tcp://clamav:3310', 'tcp://[::1]:3310', 'unix:///run/clamav/clamd.ctl'])(
    'asks a virus scanner at %s',
    (given) => {
      expect(readEnvironment([], { VIRUS_SCANNER: given }).virusScanner).toBe(given);
    },
  );

  it.each(['clamav:3310', 'tcp://clamav', 'tcp://clamav:3310/x', 'unix://host/clamd.ctl', 'http://clamav:3310'])(
    'refuses to ask a virus scanner at %s',
    (given) => {
      expect(faultsOf({ VIRUS_SCANNER: given })[0]).toMatch(/^VIRUS_SCANNER is ".*": it must be where clamd listens/);
    },
  );

  it('never repeats a password in an error', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://app:secret@host/db' })[0]).not.toContain('secret');
  });

  it('demands https in production and refuses example accounts there', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'http://x.example', SIGNATORY_EXAMPLES: '1' };
    expect(faultsOf(production)).toHaveLength(2);
    expect(readEnvironment([], { NODE_ENV: 'production', PUBLIC_URL: 'https://x.example/' })).toMatchObject({
      publicUrl: 'https://x.example',
      secureCookie: true,
    });
  });

  it('tells a wish for or against the examples from none', () => {
    const wish = (given: Record<string, string>) => readEnvironment([], given).examples;
    expect([wish({}), wish({ SIGNATORY_EXAMPLES: '0' }), wish({ SIGNATORY_EXAMPLES: '1' })]).toStrictEqual([
      undefined,
      false,
      true,
    ]);
  });

  it('lets links reach inside a network in tests only, whatever else is said', () => {
    const allow = { LINK_CHECK_ALLOW: '127.0.0.1:4000,127.0.0.1:4001' };
    expect(readEnvironment([], {})).toMatchObject({ linkCheck: true, linkCheckAllow: [] });
    expect(readEnvironment([], { LINK_CHECK: '0' }).linkCheck).toBe(false);
    expect(readEnvironment([], { ...allow, NODE_ENV: 'test' }).linkCheckAllow).toEqual([
      '127.0.0.1:4000',
      '127.0.0.1:4001',
    ]);
    for (const mode of [{}, { NODE_ENV: 'development' }, { NODE_ENV: 'production', PUBLIC_URL: 'https://x.example/' }])
      expect(faultsOf({ ...allow, ...mode })).toEqual([expect.stringContaining('LINK_CHECK_ALLOW')]);
    expect(faultsOf({ NODE_ENV: 'test', LINK_CHECK_ALLOW: '10.0.0.0/8' })).toHaveLength(1);
  });

  it('lays changes over the variables of a child, and removes one that is undefined', () => {
    const child = childEnvironment({ SIGNATORY_ADDED: 'yes', PATH: undefined });
    expect(child['SIGNATORY_ADDED']).toBe('yes');
    expect(child).not.toHaveProperty('PATH');
  });

  it('is that of production only while something is loaded, also where that fails', () => {
    const seen: (string | undefined)[] = [];
    const mode = (): string | undefined => childEnvironment({})['NODE_ENV'];
    expect(() =>
      asInProduction(() => {
        seen.push(mode());
        throw new Error('It could not be loaded.');
      }),
    ).toThrow('It could not be loaded.');
    expect([...seen, mode()]).toEqual(['production', 'test']);
  });
});
