import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { listScreens } from './list-screens.ts';

const COMPRESSED_FROM = 1024;

/** Writes each text file a second and third time, compressed: the server sends those as they lie. */
function compress(): Plugin {
  return {
    name: 'compress',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /^assets\/.*\.(m?js|css|json|svg)$/.test(each))) {
        const file = join(dir, name);
        const content = readFileSync(file);
        if (content.length < COMPRESSED_FROM) continue;
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content));
      }
    },
  };
}

/** Contracts become JSON Schema on the server alone, for OpenAPI: that part of zod, 5 kB by gzip, stays out of the browser. */
function leaveOutJsonSchema(): Plugin {
  return {
    name: 'leave-out-json-schema',
    transform(code, id) {
      if (!/\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}

/**
 * By which hours each region counts, 1 kB by gzip, stays out too: it is for times that a text writes as `::j`. None does, as
 * `catalogues.spec.ts` of the texts holds.
 */
function leaveOutHourCycles(): Plugin {
  return {
    name: 'leave-out-hour-cycles',
    transform(code, id) {
      if (!id.endsWith('/icu-messageformat-parser/index.js')) return null;
      const without = code.replace(/^const timeData = \{.*?^\};/ms, 'const timeData = {};');
      if (without === code) this.error('The hours by region are not where they were.');
      return without;
    },
  };
}

/** Texts that only documents print, and those that the server says. `test/web-size.spec.ts` holds that no screen and no page says one of them. */
const NOT_OURS =
  /^(commandLine\.|invitationLetter\.|fault\.|itemField\.|plan(Adopt|Diff)\.|rule\.|schema\.|textFile\.|problem\.(?!(cycle|plan)\..*\.title$)|pdf\.(?!method(\.|$)|bounds|value$|percent$))/;

/** Texts that only pages made by the server say. `test/web-size.spec.ts` holds that no script of the app says one of them. */
const OF_PAGES =
  /^(accessibility|acts|alignments|announced|answers|basis|catalogue|completeness|corrections|detail|figures|fileParts|ledger|method|narratives|rank|ranking|reference|rules|sampling|trends|verify|withdrawn)\./;

/** Texts of one part of the app, by the beginning of their keys: each part's are a file beside the language's. */
const PARTS = [
  'planEdit',
  'jobs',
  'hooks',
  'secondFactor',
  'tokens',
  'ownSessions',
  'deskWords',
  'letterWords',
  'migration',
  'chapters',
  'publish',
  'remind',
  'audit',
  'design',
  'case',
  'assignmentProposal',
  'standIns',
  'nextRelease',
  'wayIn',
  'assessing',
  'signOff',
  'objection',
  'viewer',
  'citing',
  'suspending',
  'contributors',
  'people',
];

/** Leaves out of the texts that a browser loads those that it never says, and puts those of a part apart. */
function leaveOutOthers(): Plugin {
  return {
    name: 'leave-out-others',
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !/^assets\/[a-z]{2}-.*\.json$/.test(asset.fileName)) continue;
        const texts = JSON.parse(String(asset.source)) as Record<string, string>;
        const ofPart =
          (part: string) =>
          ([key]: [string, string]) =>
            key.startsWith(`${part}.`);
        const all = Object.entries(texts).filter(([key]) => !NOT_OURS.test(key) && !OF_PAGES.test(key));
        for (const part of PARTS)
          this.emitFile({
            type: 'asset',
            fileName: asset.fileName.replace(/\.json$/, `.${part}.json`),
            source: JSON.stringify(Object.fromEntries(all.filter(ofPart(part)))),
          });
        const others = all.filter((entry) => !PARTS.some((part) => ofPart(part)(entry)));
        asset.source = JSON.stringify(Object.fromEntries(others));
      }
    },
  };
}

/**
 * Small parts that many screens are made of come as one file: a browser without HTTP/2 asks for six at a time, and thirty
 * took it longer than the app itself. Left alone the bundler writes a file for each set of screens that share a module.
 */
const KIT = {
  name: (module: string, modules: Modules) => (isOfApp(module, modules) ? null : 'kit'),
  // The secretariat's own come with its screens, and the form of the doors with these.
  test: /\/apps\/web\/src\/(?!secretariat\/|session\/credentials-form\.).+\.tsx?$/,
  minShareCount: 6,
  maxModuleSize: 8_000,
  // What they are made of themselves may be large, or of few.
  includeDependenciesRecursively: false,
};

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether every visit fetches a module, since the app itself imports it. */
function isOfApp(module: string, modules: Modules, seen = new Set<string>()): boolean {
  if (module.endsWith('/src/main.tsx')) return true;
  if (seen.has(module)) return false;
  seen.add(module);
  return modules.getModuleInfo(module)?.importers.some((each) => isOfApp(each, modules, seen)) ?? false;
}

// Two entries: the signed-in app (index.html) and the public pages' styles with the matrix's keys (src/public.ts).
// The API reads dist/.vite/manifest.json to name both, and dist/screens.json for what each screen begins with.
export default defineConfig({
  plugins: [react(), leaveOutJsonSchema(), leaveOutHourCycles(), leaveOutOthers(), listScreens(), compress()],
  // React has had this of its own since 18: the store's way for older ones stays out.
  resolve: { alias: { 'use-sync-external-store/shim': 'use-sync-external-store' } },
  server: { proxy: { '/api': 'http://localhost:3000' } },
  build: {
    manifest: true,
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // All of these browsers know it themselves.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { app: 'index.html', public: 'src/public.ts' },
      output: { codeSplitting: { groups: [KIT] } },
    },
  },
});
