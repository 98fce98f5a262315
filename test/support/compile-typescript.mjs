// How Node reads our TypeScript as it stands: in the suites, and in the processes that serve them.
import { transformSync } from '@swc/core';

const SETTINGS = {
  configFile: false,
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

/** The module that a file of TypeScript is, and where each place of it stands in the file. */
export function compileTypeScript(filename, source) {
  const { code, map } = transformSync(source, { ...SETTINGS, filename, sourceFileName: filename });
  return { code, map };
}
