import { plainText } from '@signatory/domain';
import { quotePieces, referencePieces, type ReleaseAction } from '@signatory/contract';
import { parseRoute, renderPage, type PageOptions, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = {
  language: 'en',
  assets: { css: ['/assets/pages.css'], js: ['/assets/public.js'] },
  base: 'https://signatory.example',
};
const ILLUSTRATIVE = publishedRelease(FIVE_PILLARS, 'g7-2025');
const PAGES = ['/members/JP', '/commitments/I.1'];
const PLACES = [...PAGES, '?view=matrix&cell=JP.I.1'];

const page = (acted: Partial<PublishedRelease['document']>, path: string): string => {
  const document = { ...ILLUSTRATIVE.document, ...acted };
  const route = parseRoute(path === '/method' ? path : `/results/${document.cycle.code}${path}`);
  return renderPage(route, [{ ...ILLUSTRATIVE, document }], OPTIONS).html;
};

const ACTION: ReleaseAction = {
  member: 'JP',
  commitment: 'I.1',
  happened: '2025-03-01',
  text: plainText('A unit began <b>to take</b> cases.'),
  class: 'strong',
  origin: 'member',
  contested: true,
  evidence: [{ title: 'The decree', url: 'https://example.org/decree' }],
};

it('dated actions stand beside the score with their class and sources, wherever the score is explained', () => {
  for (const path of PLACES) {
    const html = page({ actions: [ACTION] }, path);
    expect(html).toContain('1 March 2025');
    expect(html).toContain('Strong, Contest answered');
    expect(html).toContain('A unit began &lt;b&gt;to take&lt;/b&gt; cases.');
    expect(html).toContain('<a href="https://example.org/decree">The decree</a>');
    expect(page({ actions: [{ ...ACTION, text: null, evidence: [] }] }, path)).toContain(
      'An action whose sources are not public.',
    );
    for (const none of [{}, { actions: [], searches: [] }]) expect(page(none, path)).not.toContain('class="replies"');
  }
});

it('on pages evidence has numbers that lead to its line, each source once, behind what the chapter cites', () => {
  const map = { key: 'map', title: 'A map', url: 'https://example.org/map' };
  const chapter = {
    commitment: 'I.1',
    original: 'en',
    texts: { en: { background: 'Agreed [^map], done [^jp].', definitions: '', members: {} } },
    references: [map, { key: 'jp', title: 'The unit', action: 0 }],
  };
  const second = {
    ...ACTION,
    happened: '2025-04-01',
    evidence: [{ title: 'A note', sha256: 'ab'.repeat(32) }, ...ACTION.evidence],
  };
  for (const path of PAGES) {
    const html = page({ actions: [ACTION, second] }, path);
    expect(html).toContain('<sup><a href="#reference-2">[2]</a></sup><sup><a href="#reference-1">[1]</a></sup>');
    expect(html).toContain(
      '<li id="reference-1"><cite lang="und"><a href="https://example.org/decree">The decree</a></cite>. ',
    );
    expect(html).toContain(`SHA-256 <code class="hash">${'ab'.repeat(32)}</code>`);
  }
  const told = page({ actions: [ACTION], chapters: [chapter] }, '/commitments/I.1');
  expect(told).toContain('<sup><a href="#reference-3">[3]</a></sup>');
  // An action that the text cites stands in the list with its member, day and words.
  expect(told).toMatch(/<li id="reference-2">.*Japan.*, 1 March 2025: .*A unit began/);
});

it.each([
  [
    'en',
    'The decree, Ministry (Ottawa) 3 February 2026, page 14. Access Date: 1 June 2026. https://example.org/decree “Each port keeps a unit.”',
  ],
  [
    'ja',
    'The decree、Ministry (Ottawa)、2026年2月3日、14ページ。閲覧日：2026年6月1日。https://example.org/decree 「Each port keeps a unit.」',
  ],
])('a reference on a page has the words that a document prints of it, in %s', (language, words) => {
  const [decree] = ACTION.evidence;
  const whole = {
    ...decree,
    title: 'The decree',
    publisher: 'Ministry (Ottawa)',
    published: '2026-02-03',
    page: '14',
    accessed: '2026-06-01',
    quote: 'Each port keeps a unit.',
  };
  const document = { ...ILLUSTRATIVE.document, actions: [{ ...ACTION, evidence: [whole] }] };
  const route = parseRoute(`/results/${document.cycle.code}/members/JP`);
  const { html } = renderPage(route, [{ ...ILLUSTRATIVE, document }], { ...OPTIONS, language });
  const [, line = ''] = /<li id="reference-1">(.*?)<\/li>/.exec(html) ?? [];
  const read = line.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
  expect(read).toBe(words);
  expect(
    [...referencePieces(language, whole), ...quotePieces(language, whole)]
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join(''),
  ).toBe(read);
});

it('a search of a silent cell is told by which reviewer, and the method says what classes mean', () => {
  const search = { member: 'JP', commitment: 'I.1', reviewer: 1, source: 'Gazette', query: 'unit', on: '2025-12-01' };
  const html = page({ searches: [{ ...search, outcome: 'nothing' }] }, '/members/JP');
  expect(html).toContain('Reviewer 1, 1 December 2025: Gazette');
  expect(html).toContain('Nothing found');
  const codebook = {
    version: '3',
    classes: [{ class: 'weak' as const, definition: plainText('Announced.'), examples: [] }],
  };
  const method = page({ codebook, deskSources: [{ title: 'Gazette' }] }, '/method');
  for (const words of ['Codebook, version 3', 'Announced.', 'Public sources that are searched'])
    expect(method).toContain(words);
});
