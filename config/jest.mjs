// One runner for everything.
import { fileURLToPath } from 'node:url';
import { PACKAGES } from '../test/support/jest/packages.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const base = {
  rootDir,
  // Suites load modules as Node does, and those of a worker share them: jest transforms nothing.
  runtime: '<rootDir>/test/support/jest/suite-runtime.mjs',
  testEnvironment: '<rootDir>/test/support/jest/suite-environment.mjs',
  transform: {},
  // By which jest finds the suites that a change touches.
  moduleNameMapper: {
    ...Object.fromEntries(Object.entries(PACKAGES).map(([name, path]) => [`^${name}$`, `<rootDir>/${path}`])),
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

/** Of these stories `e2e/**` has none: they are told over the example cycles. */
const OVER_EXAMPLES = ['e2e/malformed'];
const QUEUE_STORIES = ['integration/queue/**/*', 'integration/services'];

// The browser and the whole chain take their time on a busy machine. jest knows one limit for all projects.
export default {
  rootDir,
  testTimeout: 180_000,
  // One more than the smallest machine has cores: stories wait for queues, browsers and clocks a quarter of their time.
  maxWorkers: 3,
  // A worker that has nothing open any more needs longer than jest's half second to leave a busy machine.
  workerGracefulExitTimeout: 10_000,
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
    {
      ...withServices('e2e', 'start-queues', ['e2e/**/*']),
      testPathIgnorePatterns: OVER_EXAMPLES.map((story) => `/test/${story}\\.spec`),
    },
    withServices('over-examples', 'start-examples', OVER_EXAMPLES),
    withServices('web', 'start-examples', ['web/**/*']),
  ],
};
