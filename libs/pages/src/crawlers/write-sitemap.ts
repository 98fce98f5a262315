import { LANGUAGES } from '@signatory/texts';
import type { PublishedRelease } from '../release/published-release.js';
import { hasAlignments } from '../alignments/crosswalk.js';
import { WHOLE_VIEW, writePath, type PageRoute } from '../route.js';

/** As many addresses as one file may name (sitemaps.org). */
const MOST = 50_000;

const ALWAYS: readonly PageRoute[] = [
  { page: 'results' },
  { page: 'trends', base: null, member: null },
  { page: 'method' },
  { page: 'rules', plan: null, words: '', severity: '' },
  { page: 'accessibility' },
];

/** Every public page with its languages, those of the newest releases first. `base`: the public address without a final slash. */
export function writeSitemap(releases: readonly PublishedRelease[], base: string): string {
  const pages = [
    ...ALWAYS.map((route) => ({ route, changed: null })),
    ...releases.flatMap(({ document }) =>
      listRoutes(document).map((route) => ({ route, changed: document.issued?.slice(0, 10) ?? null })),
    ),
  ];
  const urls = pages.slice(0, MOST).map(({ route, changed }) => {
    const address = escape(base + writePath(route));
    const languages = LANGUAGES.map(
      (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}?lang=${language}"/>`,
    );
    return `<url><loc>${address}</loc>${changed === null ? '' : `<lastmod>${changed}</lastmod>`}${languages.join('')}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>\n',
  ].join('\n');
}

function listRoutes(document: PublishedRelease['document']): PageRoute[] {
  const { cycle, plan } = document;
  return [
    { page: 'matrix', cycle: cycle.code, view: WHOLE_VIEW, fragment: null },
    ...(hasAlignments(document) ? [{ page: 'alignments', cycle: cycle.code } as const] : []),
    ...plan.members.map(({ code }) => ({ page: 'member', cycle: cycle.code, member: code }) as const),
    ...plan.commitments.map(({ id }) => ({ page: 'commitment', cycle: cycle.code, commitment: id }) as const),
  ];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;').replaceAll('"', '&quot;');
}
