/** Where everybody's pages and files begin, as `parseRoute` knows them; all else asks for a session or is no page. */
const PUBLIC = [
  '/$',
  '/results',
  '/trends',
  '/method',
  '/accessibility',
  '/rules',
  '/verify$',
  '/catalogue',
  '/assets/',
];
// The same matrix, filtered and sorted: each view of it is one more address for the same words.
const VIEWS = [
  '/results/*?*view=',
  '/results/*?*show=',
  '/results/*?*cell=',
  '/results/*?*order=',
  '/results/*?*pillar=',
  '/results/*?*member=',
];

/** What crawlers may read (RFC 9309); a rule that is longer goes before a shorter one. `base`: the public address without a final slash. */
export function writeRobots(base: string): string {
  const rules = [...PUBLIC.map((path) => `Allow: ${path}`), ...VIEWS.map((path) => `Disallow: ${path}`), 'Disallow: /'];
  return `User-agent: *\n${rules.join('\n')}\n\nSitemap: ${base}/sitemap.xml\n`;
}
