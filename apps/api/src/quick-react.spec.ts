import { execFileSync } from 'node:child_process';
import { childEnvironment } from '@signatory/config';

// A process of its own: jest loads modules by itself, and has loaded React already.
const SCRIPT = `
  await import(${JSON.stringify(new URL('../dist/quick-react.js', import.meta.url).href)});
  await import(${JSON.stringify(new URL('../../../libs/pages/dist/index.js', import.meta.url).href)});
  const { createRequire } = await import('node:module');
  // What is only read for the names that it exports stands there too, and is not loaded.
  const ran = Object.entries(createRequire(import.meta.url).cache).filter(([, { loaded }]) => loaded);
  console.log(ran.map(([path]) => path).filter((path) => path.includes('/cjs/')).join('\\n'));`;

describe('the React of the server', () => {
  it('is its production build, where the product does not run in production', () => {
    const env = childEnvironment({ NODE_ENV: 'development' });
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], { env, encoding: 'utf8' });
    const lines = told.trim().split('\n');
    expect(lines.map((path) => path.replace(/^.*\//, '')).sort()).toEqual([
      'react-dom-server-legacy.node.production.js',
      'react-dom-server.node.production.js',
      'react-dom.production.js',
      'react-jsx-runtime.production.js',
      'react.production.js',
    ]);
  });
});
