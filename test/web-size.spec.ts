import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What a first visit to any screen may load, in bytes by gzip: script, and beside it the texts of one language. */
const MOST_SCRIPT = 200_000;
const MOST_TEXTS = 45_000;
const MOST_STYLES = 25_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

const DIST = new URL('../apps/web/dist/', import.meta.url);
const TEXTS = new URL('../libs/texts/src/en.json', import.meta.url);
/** Whatever says a text in a browser, by its file. */
const FILES = ['../apps/web/src/', '../libs/pages/src/', '../libs/texts/src/'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' })
    // The words of faults are said by the server, whoever reads them.
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file) && !file.startsWith('say-fault.'))
    .map((file) => ({ file: folder + file, source: readFileSync(new URL(folder + file, import.meta.url), 'utf8') })),
);
const SOURCES = FILES.map(({ source }) => source);
/** Parts whose texts stand apart, each with the folder, or the file, that alone may say them: elsewhere they are not there. */
const PARTS = {
  planEdit: '/plan-editor/',
  jobs: '/operations/',
  hooks: '/webhooks/',
  secondFactor: '/second-factor/',
  tokens: '/access-tokens/',
  ownSessions: '/own-sessions/',
  deskWords: '/review/',
  letterWords: '/compose-letter.ts',
  migration: '/plans/migration-',
  chapters: '/chapters/',
  publish: '/report/publish-',
  remind: '/cycles/remind',
  audit: '/audit/',
  design: '/cycles/design-',
  case: '/releases/correction-',
  assignmentProposal: '/assignments/',
  standIns: '/assignments/stand-in',
  nextRelease: '/releases/next-release',
  wayIn: '/people/way-in-',
  assessing: '/scoring/finding-panel',
  signOff: '/releases/sign-off.tsx',
  objection: '/library/objection-',
  viewer: '/viewer/',
  citing: '/scoring/citing-',
  suspending: '/cycles/rule-',
  contributors: '/contributors/',
  people: '/secretariat/people/',
} as const;
const APP = 'index.html';
const MANIFEST = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Readonly<
  Record<string, Chunk>
>;
/** What the page of each address names ahead. */
const { screens: LISTED } = JSON.parse(readFileSync(new URL('screens.json', DIST), 'utf8')) as {
  readonly screens: readonly { readonly path: string; readonly scripts: string[]; readonly styles: string[] }[];
};
const SCREENS = Object.keys(MANIFEST).filter((name) => name.endsWith('-screen.tsx') && chunk(name).isDynamicEntry);

/** Of a file's name, whatever its size: a report of what is too large names them all. */
const sizes = new Map<string, number>();

function chunk(name: string): Chunk {
  const found = MANIFEST[name];
  if (!found) throw new Error(`The build knows no ${name}.`);
  return found;
}

function sizeOf(file: string): number {
  const size = sizes.get(file) ?? gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}

/** The files of a screen and of the app around it: what its address loads before anything is clicked. */
function filesOf(screen: string): { scripts: string[]; styles: string[] } {
  const chunks = new Set<Chunk>();
  const follow = (name: string): void => {
    const found = chunk(name);
    if (chunks.has(found)) return;
    chunks.add(found);
    found.imports?.forEach(follow);
  };
  follow(APP);
  follow(screen);
  return {
    scripts: [...chunks].map(({ file }) => file),
    styles: [...new Set([...chunks].flatMap(({ css = [] }) => css))],
  };
}

/** The files with their sizes, the largest first, where together they are above the most; nothing where they are not. */
function aboveMost(files: readonly string[], most: number): string[] {
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  if (total <= most) return [];
  const listed = [...files].sort((a, b) => sizeOf(b) - sizeOf(a)).map((file) => `${sizeOf(file)} ${file}`);
  return [`${total} of ${most} bytes`, ...listed];
}

describe('the first load', () => {
  it('is measured of every screen', () => {
    const app = new URL('../apps/web/src/app/', import.meta.url);
    const routes = readdirSync(app).map((file) => readFileSync(new URL(file, app), 'utf8'));
    const named = routes.flatMap((text) => [...text.matchAll(/import\('\.\.\/(.+?)\.js'\)/g)].map(([, path]) => path));
    expect([...SCREENS].sort()).toEqual([...new Set(named)].map((path) => `src/${path}.tsx`).sort());
  });

  it.each(SCREENS)('of %s is within the budget', (screen) => {
    const { scripts, styles } = filesOf(screen);
    expect(aboveMost(scripts, MOST_SCRIPT)).toEqual([]);
    expect(aboveMost(styles, MOST_STYLES)).toEqual([]);
  });

  it.each(SCREENS)('of %s is named in its page, and nothing of the app again', (screen) => {
    const [own, app] = [filesOf(screen), filesOf(APP)];
    const listed = LISTED.filter(({ scripts }) => scripts.includes(chunk(screen).file));
    expect(listed.length).toBeGreaterThan(0);
    for (const { path, scripts, styles } of listed) {
      const named = [...app.scripts, ...app.styles, ...scripts, ...styles];
      expect([path, [...own.scripts, ...own.styles].filter((file) => !named.includes(file))]).toEqual([path, []]);
      expect([path, new Set(named).size]).toEqual([path, named.length]);
      expect([path, named.filter((file) => !existsSync(new URL(file, DIST)))]).toEqual([path, []]);
    }
  });

  it('brings the texts of one language, as data', () => {
    const files = readdirSync(new URL('assets/', DIST)).filter((file) => file.endsWith('.json'));
    const texts = files.filter((file) => !Object.keys(PARTS).some((part) => file.endsWith(`.${part}.json`)));
    const keysOf = (file = ''): string[] =>
      Object.keys(JSON.parse(readFileSync(new URL(`assets/${file}`, DIST), 'utf8')) as object);
    const apart = Object.entries(PARTS).flatMap(([part, folder]) => {
      const own = files.filter((file) => file.endsWith(`.${part}.json`));
      expect(own.map((file) => file.slice(0, 2)).sort()).toEqual(['de', 'en', 'fr', 'it', 'ja']);
      const others = FILES.filter(({ file }) => !file.includes(folder)).map(({ source }) => source);
      const keys = keysOf(own[0]);
      expect(
        keys.filter((key) => !key.startsWith(`${part}.`) || others.some((source) => source.includes(`'${key}'`))),
      ).toEqual([]);
      return keys;
    });
    expect(texts.map((file) => file.slice(0, 2)).sort()).toEqual(['de', 'en', 'fr', 'it', 'ja']);
    for (const file of files) expect(aboveMost([`assets/${file}`], MOST_TEXTS)).toEqual([]);
    // Left out is what only documents print and the server says, and what only its pages do, and only that.
    const held = [...keysOf(texts[0]), ...apart];
    const all = Object.keys(JSON.parse(readFileSync(TEXTS, 'utf8')) as object);
    const leftOut = all.filter((key) => !held.includes(key));
    expect(leftOut).toEqual(expect.arrayContaining(['pdf.verify.at', 'fault.more', 'problem.cycle.code-taken']));
    const areaOf = (key: string): string => key.split('.')[0] ?? key;
    const ofPages = leftOut.filter((key) => !['fault', 'pdf', 'problem'].includes(areaOf(key)));
    expect(ofPages).toContain('verify.heading');
    expect(leftOut.filter((key) => !ofPages.includes(key) && SOURCES.some((source) => source.includes(key)))).toEqual(
      [],
    );
    const own = readdirSync(new URL('assets/', DIST)).filter(
      (file) => file.endsWith('.js') && `assets/${file}` !== chunk('src/public.ts').file,
    );
    const ofApp = own.map((file) => readFileSync(new URL(`assets/${file}`, DIST), 'utf8')).join('\n');
    const areas = [...new Set(ofPages.map(areaOf))];
    expect(areas.filter((area) => new RegExp(`["'\`]${area}\\.`).test(ofApp))).toEqual([]);
    // What the app's own script holds would be paid for twice.
    const scripts = filesOf(SCREENS[0] ?? '').scripts.map((file) => readFileSync(new URL(file, DIST), 'utf8'));
    expect(scripts.filter((script) => script.includes('What you entered is still here.'))).toEqual([]);
  });
});
