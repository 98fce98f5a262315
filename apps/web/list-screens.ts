import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ROUTES = join(import.meta.dirname, 'src/app');

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1];
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

/**
 * Writes `screens.json`: by the pattern of each address the files that its screen begins with beside the app's own, and the
 * texts by language. Whoever serves the page names them in it, so that a browser fetches them together with the app and not
 * when the app asks for them.
 */
export function listScreens(): Plugin {
  return {
    name: 'list-screens',
    // After Vite has taken away the scripts that were nothing but styles.
    enforce: 'post',
    generateBundle(_, bundle) {
      const outputs = Object.values(bundle);
      const chunks = outputs.filter((output) => output.type === 'chunk');
      const app = chunks.find(({ isEntry, name }) => isEntry && name === 'app');
      if (!app) return this.error('There is no entry named app.');
      const own = withImports(app, bundle);
      const screens = readRoutes().map(({ path, modules, plan }) => {
        const begun = modules.map((module) => chunks.find(({ facadeModuleId }) => facadeModuleId === module) ?? module);
        const missing = begun.find((each) => typeof each === 'string');
        if (missing !== undefined) return this.error(`${missing} of ${path} has no chunk of its own.`);
        const files = [...new Set(begun.flatMap((chunk) => [...withImports(chunk, bundle)]))];
        const beside = files.filter((chunk) => !own.has(chunk));
        return { path, plan, scripts: beside.map(({ fileName }) => fileName), styles: stylesOf(beside) };
      });
      const assets = outputs.flatMap(({ type, fileName }) => (type === 'asset' ? [fileName] : []));
      const texts = assets.flatMap((file) => {
        const language = /^assets\/([a-z]{2})-[^.]+\.json$/.exec(file)?.[1];
        return language === undefined ? [] : [[language, file] as const];
      });
      this.emitFile({
        type: 'asset',
        fileName: 'screens.json',
        source: JSON.stringify({
          texts: Object.fromEntries(texts),
          screens,
        }),
      });
    },
  };
}

interface Route {
  readonly path: string;
  /** What it fetches of the app. */
  readonly modules: readonly string[];
  /** Whether it asks for the plan of the cycle that its address names. */
  readonly plan: boolean;
}

/** The patterns of the app's addresses, each with what its route fetches. */
function readRoutes(): Route[] {
  const files = readdirSync(ROUTES).filter((file) => /(^|-)route[rs]?\.tsx?$|^router\.tsx$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(join(ROUTES, file), 'utf8');
    return source.split('createRoute({').slice(1).flatMap(readRoute);
  });
}

function readRoute(source: string): Route[] {
  const path = /\bpath: '([^']+)'/.exec(source)?.[1];
  const own = source.split(/^(?:}\);|\/\*\*|export )/m)[0] ?? '';
  const modules = [...own.matchAll(/import\('(\.\.\/.+?)\.js'\)/g)].map(([, name = '']) => join(ROUTES, `${name}.tsx`));
  return path === undefined || modules.length === 0
    ? []
    : [{ path, modules, plan: own.includes('queries.plan(params.cycle)') }];
}

function withImports(chunk: Chunk, bundle: Bundle): Set<Chunk> {
  const found = new Set<Chunk>();
  const follow = (each: Chunk): void => {
    if (found.has(each)) return;
    found.add(each);
    for (const name of each.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') follow(next);
    }
  };
  follow(chunk);
  return found;
}

function stylesOf(chunks: readonly Chunk[]): string[] {
  return [...new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))];
}
