/** The floors of the house and what each may touch; read by `test/architecture.spec.ts` and by nothing that runs. */

/** Read downwards: each may import only what stands above it. A total order cannot contain a circle. */
export const FLOORS: readonly string[] = [
  'libs/domain',
  'libs/texts',
  'libs/rules',
  'libs/plan',
  'libs/contract',
  'libs/proof',
  'libs/workbook',
  'libs/pages',
  'libs/pdf',
  'libs/persistence',
  'libs/queue',
  'libs/features/src/audit',
  'libs/features/src/identity',
  'libs/features/src/catalogue',
  'libs/features/src/recusals',
  'libs/features/src/submissions',
  'libs/features/src/contributions',
  'libs/features/src/evidence',
  'libs/features/src/validation',
  'libs/features/src/exchange',
  'libs/features/src/scoring',
  'libs/features/src/review',
  'libs/features/src/assignment',
  'libs/features/src/actions',
  'libs/features/src/chapters',
  'libs/features/src/releases',
  'libs/features/src/sealing',
  'libs/features/src/administration',
  'libs/features/src/plans',
  'libs/features/src/cycles',
  'libs/features/src/mail',
  'libs/features/src/webhooks',
  'libs/features/src/operations',
  'libs/features/src/examples',
  'libs/features',
  // Below the libs, so that none of them can read the environment: the apps hand them what they need.
  'config',
  'apps/api',
  'apps/worker',
  'apps/cli',
  'apps/launcher',
  'apps/web',
  'test',
];

/** The browser gets only what is pure. */
export const WEB_MAY_IMPORT: readonly string[] = ['libs/domain', 'libs/texts', 'libs/contract', 'libs/pages'];

/** Libs that promise purity name every package they may touch; Node's own modules count. Tests beside them are free. */
export const PURE: Readonly<Record<string, readonly string[]>> = {
  'libs/domain': [],
  'libs/texts': ['intl-messageformat'],
  'libs/rules': ['@marcbachmann/cel-js'],
  'libs/plan': ['yaml', 'ajv'],
  'libs/contract': ['zod'],
  'libs/proof': ['json-canonicalize', 'node:crypto', 'node:fs', 'node:path'],
  'libs/workbook': [
    'saxes',
    'yauzl',
    'node:buffer',
    'node:crypto',
    'node:events',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:stream',
    'node:stream/promises',
    'node:zlib',
  ],
  'libs/pages': ['react', 'react-dom'],
  'libs/pdf': [
    'bidi-js',
    'pdfkit',
    'fontkit',
    'hyphen',
    'qrcode',
    'node:crypto',
    'node:events',
    'node:fs',
    'node:module',
    'node:path',
    'node:stream',
    'node:timers',
    'node:url',
    'node:zlib',
  ],
};

/** Packages that only these may import. */
export const RESERVED: Readonly<Record<string, readonly string[]>> = {
  bullmq: ['libs/queue', 'apps/worker'],
  pdfkit: ['libs/pdf'],
  saxes: ['libs/workbook'],
  yauzl: ['libs/workbook'],
  '@marcbachmann/cel-js': ['libs/rules'],
  '@nestjs/common': ['libs/features', 'apps/api', 'apps/worker'],
};

/** Where `@Entity` may stand. */
export const ENTITIES_IN = 'libs/persistence';

/** The readers of `process.env`: one for the product, one for what jest's global setup started, one for how much a trial at random does, one that gives the S3 SDK its login. */
export const ENVIRONMENT_READERS: readonly string[] = [
  'config/environment.ts',
  'test/support/services.ts',
  'test/support/trials.ts',
  'test/support/renewing.ts',
  'test/support/s3-server.ts',
];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES: readonly string[] = [
  'common',
  'shared',
  'utils',
  'helpers',
  'types',
  'interfaces',
  'constants',
];
