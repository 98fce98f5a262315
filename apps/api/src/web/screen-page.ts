import { readFile } from 'node:fs/promises';

/** `screens.json`, as the web app's build writes it: addresses of files from its folder. */
interface ScreenList {
  /** By language. */
  readonly texts: Readonly<Record<string, string>>;
  readonly screens: readonly {
    /** `/report/$cycle/$member`. */
    readonly path: string;
    /** Whether it asks for the plan of its `$cycle`. */
    readonly plan: boolean;
    readonly scripts: readonly string[];
    readonly styles: readonly string[];
  }[];
}

/** Whom a page is for: what its address alone does not say. */
export interface PageReader {
  readonly language: string;
  readonly signedIn: boolean;
}

/**
 * The page of all screens, with what the screen of this address begins with named in its head: a browser then fetches that
 * together with the app, in place of after it. Null where the web app was not built.
 */
export async function readScreenPage(folder: URL, path: string, reader: PageReader): Promise<string | null> {
  const [html, list] = await Promise.all(
    ['index.html', 'screens.json'].map((name) => readFile(new URL(name, folder), 'utf8').catch(() => null)),
  );
  if (html === null || html === undefined) return null;
  return list ? html.replace('</head>', `${linksOf(JSON.parse(list) as ScreenList, path, reader)}</head>`) : html;
}

/** The address of the script that every page of the app begins with, named after what is in it; null where it was not built. */
export async function readAppScript(folder: URL): Promise<string | null> {
  const html = await readFile(new URL('index.html', folder), 'utf8').catch(() => '');
  return /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1] ?? null;
}

function linksOf({ texts, screens }: ScreenList, path: string, { language, signedIn }: PageReader): string {
  // What is written out goes before what a pattern takes.
  const screen = screens
    .filter((each) => matches(each.path, path))
    .sort((one, other) => variablesIn(one.path) - variablesIn(other.path))[0];
  const own = texts[language];
  const links = [
    ...(own === undefined ? [] : [`rel="preload" as="fetch" href="/${own}"`]),
    ...(signedIn ? dataOf(screen, path, language) : []).map((address) => `rel="preload" as="fetch" href="${address}"`),
    ...(screen?.styles ?? []).map((file) => `rel="stylesheet" href="/${file}"`),
    ...(screen?.scripts ?? []).map((file) => `rel="modulepreload" href="/${file}"`),
  ];
  return links.map((link) => `<link crossorigin ${link}>`).join('');
}

/** What every screen asks for first, and the cycle's plan: none of it depends on the language of the request, as a report does. */
function dataOf(screen: ScreenList['screens'][number] | undefined, path: string, language: string): string[] {
  const cycle = screen?.plan ? path.split('/')[screen.path.split('/').indexOf('$cycle')] : undefined;
  return [
    '/api/session',
    '/api/cycles',
    // As the app writes it (`api.plan`); what else an address may hold is not written into a page.
    ...(cycle && /^[\w.-]+$/.test(cycle) ? [`/api/cycles/${cycle}/plan?languages=${language}%2Cen`] : []),
  ];
}

function variablesIn(pattern: string): number {
  return pattern.split('$').length;
}

function matches(pattern: string, path: string): boolean {
  const [expected, given] = [pattern, path.replace(/\/$/, '')].map((each) => each.split('/'));
  return (
    expected?.length === given?.length &&
    !!expected?.every((part, at) => (part.startsWith('$') ? given?.[at] !== '' : part === given?.[at]))
  );
}
