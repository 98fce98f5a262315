// Makes one file of an app and what it is made of: `node ../../config/bundle.mjs main serve`, in the app's folder, after tsc.
// A process of the product has some 3,000 modules; to find, read and link each costs more than to run them.
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = join(PROJECT, 'node_modules', sep);

/**
 * Packages that go into the bundle with our own code: those of many small files, without data and machine code. TypeORM, of
 * 300 files more, would save a twentieth of a second and make the bundle twice as large.
 */
const INSIDE = new Set(['@nestjs/common', '@nestjs/core', '@nestjs/platform-fastify', 'iterare', 'rxjs']);

/** What of our own stays where it is: what others load beside the bundle, what must run before a package is imported, and data. */
const OUTSIDE = ['@signatory/config', './quick-react.js'];

const entries = process.argv.slice(2);
const built = join(process.cwd(), 'dist');
const folder = join(built, 'bundle');

/** Which modules are left to Node, and how it finds them from the bundle. */
const leave = {
  name: 'leave',
  resolveId: {
    filter: { id: /^[^./]|\.json$|quick-react/ },
    handler(id, importer) {
      if (isAbsolute(id) || isBuiltin(id)) return null;
      if (id.startsWith('.')) {
        if (importer.startsWith(PACKAGES) || !(id.endsWith('.json') || OUTSIDE.includes(id))) return null;
        return { id: fromBundle(join(dirname(importer), id)), external: true };
      }
      const name = id.split('/', id.startsWith('@') ? 2 : 1).join('/');
      if (name.startsWith('@signatory/')) return OUTSIDE.includes(name) ? { id, external: true } : null;
      if (INSIDE.has(name) || isOwnOf(importer, name)) return null;
      return { id, external: true };
    },
  },
};

/** A module's address stays its own: files are found beside it, and threads started. */
const keepAddresses = {
  name: 'keep-addresses',
  transform: {
    filter: { code: /import\.meta\.url/ },
    handler(code, id) {
      return { code: code.replaceAll('import.meta.url', `new URL('${fromBundle(id)}', import.meta.url).href`) };
    },
  },
};

function fromBundle(file) {
  return relative(folder, file).replaceAll(sep, '/');
}

/** Whether the package of a file has one that it imports for itself, in another version than all others. */
function isOwnOf(importer, name) {
  const [own] = /^.*node_modules.(@[^\\/]+.)?[^\\/]+/.exec(importer) ?? [];
  return own !== undefined && existsSync(join(own, 'node_modules', name));
}

/** A package outside that needs one inside would load it a second time, and of each of its classes there would be two. */
function refuseTwice() {
  const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'));
  for (const [path, { dev, dependencies, peerDependencies }] of Object.entries(packages)) {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    if (dev || name === undefined || INSIDE.has(name)) continue;
    const twice = Object.keys({ ...dependencies, ...peerDependencies }).find((needed) => INSIDE.has(needed));
    if (twice) throw new Error(`${name} needs ${twice}, which is inside the bundle: take both inside, or neither.`);
  }
}

refuseTwice();
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((name) => [name, join(built, `${name}.js`)])),
  platform: 'node',
  plugins: [leave, keepAddresses],
});
await bundle.write({
  dir: folder,
  cleanDir: true,
  keepNames: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
});
await bundle.close();
