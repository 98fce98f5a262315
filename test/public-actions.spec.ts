import { plainText } from '@signatory/domain';
import type { ReleaseAction } from '@signatory/contract';
import { parseRoute, renderPage, type PageOptions, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = {
  language: 'en',
  assets: { css: ['/assets/pages.css'], js: ['/assets/public.js'] },
  base: 'https://signatory.example',
};
const ILLUSTRATIVE = publishedRelease(FIVE_PILLARS, 'g7-2025');
const PLACES = ['/members/JP', '/commitments/I.1', '?view=matrix&cell=JP.I.1'];

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
