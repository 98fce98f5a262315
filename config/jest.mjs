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
  modulePathIgnorePatterns: ['/dist/', '/\\.signatory/'],
};

export default {
  rootDir,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/config/*.spec.ts',
        '<rootDir>/libs/*/src/**/*.spec.ts?(x)',
        '<rootDir>/apps/*/src/**/*.spec.ts?(x)',
        '<rootDir>/test/*.spec.ts',
      ],
    },
  ],
};
