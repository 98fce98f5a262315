import { parseRoute, renderPage, type PageOptions, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = { language: 'en', assets: { css: [], js: [] }, base: 'https://signatory.example' };
const RELEASE = publishedRelease(FIVE_PILLARS, 'g7-2025');

describe('the page of a commitment', () => {
  const sheet = (item: string, language: string): PublishedRelease['files'][number] => ({
    name: `sheet-${item}-${language}.pdf`,
    href: `/f/${item}-${language}.pdf`,
    product: 'commitment-sheet',
    mediaType: 'application/pdf',
    size: 30_000,
    sha256: 'b'.repeat(64),
    language,
    member: null,
    item,
  });
  const released = {
    ...RELEASE,
    files: [...RELEASE.files, sheet('I.1', 'en'), sheet('I.1', 'fr'), sheet('I.2', 'en')],
  };
  const linked = (code: string): string[] =>
    [
      ...renderPage(parseRoute(`/results/g7-2025/commitments/${code}`), [released], OPTIONS).html.matchAll(
        /href="(\/f\/[^"]+|#downloads)"/g,
      ),
    ].map(([, href]) => href ?? '');

  it('has its own sheet in each language, and the way to it', () => {
    expect(linked('I.1')).toStrictEqual(['#downloads', '/f/I.1-en.pdf', '/f/I.1-fr.pdf']);
  });

  it('leads to no files where its release made no sheet', () => {
    expect(linked('I.3')).toStrictEqual([]);
  });
});
