// One runner for everything. ESM throughout: NestJS 12 has no CommonJS, so jest runs with --experimental-vm-modules.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const base = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@signatory/config$': '<rootDir>/config/environment.ts',
    ...Object.fromEntries(
      readdirSync(`${rootDir}/libs`).map((lib) => [`^@signatory/${lib}$`, `<rootDir>/libs/${lib}/src/index.ts`]),
    ),
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'],
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.signatory/', '/\\.nx/'],
};

/** Tests without any service. */
const plain = (displayName, testMatch) => ({ ...base, displayName, testMatch });

/** Tests with the servers that the file `services` of `test/support` starts. */
const withServices = (displayName, services, places, globals = {}) => ({
  ...base,
  displayName,
  globals,
  testMatch: places.map((place) => `<rootDir>/test/${place}.spec.ts`),
  globalSetup: `<rootDir>/test/support/${services}.mjs`,
  globalTeardown: '<rootDir>/test/support/stop-services.mjs',
});

const QUEUE_STORIES = ['integration/queue/**/*', 'integration/services'];

// The browser and the whole chain take their time on a busy machine. jest knows one limit for all projects.
export default {
  rootDir,
  testTimeout: 180_000,
  // jest would leave one of two cores to others; the long browser story then waits for everything else.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    plain('unit', [
      '<rootDir>/config/*.spec.ts',
      '<rootDir>/libs/*/src/**/*.spec.ts?(x)',
      '<rootDir>/apps/*/src/**/*.spec.ts?(x)',
      '<rootDir>/test/*.spec.ts',
    ]),
    plain('pdf', ['<rootDir>/test/pdf/**/*.spec.ts']),
    withServices('integration', 'start-postgres', ['integration/{features,persistence}/**/*']),
    // What stands on a queue, once on each.
    withServices('queue-postgres', 'start-queues', QUEUE_STORIES, { queueBackend: 'postgres' }),
    withServices('queue-redis', 'start-queues', QUEUE_STORIES, { queueBackend: 'redis' }),
    withServices('cli', 'start-postgres', ['cli/**/*']),
    withServices('e2e', 'start-queues', ['e2e/**/*']),
    withServices('web', 'start-examples', ['web/**/*']),
  ],
};
