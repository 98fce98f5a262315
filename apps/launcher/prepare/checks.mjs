// The checks of `npm run check`, cheapest first; each is a Node command line, run in the clone.
const bin = (path) => `node_modules/${path}`;

const unit = (spec) => [bin('jest/bin/jest.js'), '--config', 'config/jest.mjs', '--selectProjects', 'unit', '--', spec];

export const CHECKS = {
  format: [bin('oxfmt/bin/oxfmt'), '--config', 'config/oxfmt.json', '--check'],
  lint: [
    bin('oxlint/bin/oxlint'),
    '--config',
    'config/oxlint.json',
    '--type-aware',
    '--deny-warnings',
    'apps',
    'libs',
    'config',
    'test',
  ],
  types: [bin('typescript-native/bin/tsc'), '-p', 'test/tsconfig.json', '--noEmit'],
  architecture: unit('test/architecture.spec.ts'),
  'web size': unit('test/web-size.spec.ts'),
  'dead code': [bin('knip/bin/knip.js'), '--config', 'config/knip.json', '--no-config-hints'],
};
