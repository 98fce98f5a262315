import type { VerifiedView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderPage, type PageOptions } from './render-page.js';
import { parseRoute } from './route.js';

function show(address: string, options: Partial<PageOptions> = {}): { status: number; html: string } {
  const site = { language: 'en', assets: { css: [], js: [] }, base: 'https://signatory.example' };
  return renderPage(parseRoute(address), [], { ...site, ...options });
}

describe('the verification page', () => {
  const KNOWN = {
    cycle: 'g7-2025',
    title: plainText('The first year'),
    number: 1,
    state: 'PUBLISHED',
    sha256: 'ab'.repeat(32),
    publishedAt: '2026-11-24T09:00:00.000Z',
    reason: null,
    reasonLanguage: null,
    newer: null,
    correction: null,
    key: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    file: null,
  } as const satisfies VerifiedView;
  const ask = (match: Partial<VerifiedView>, language = 'en'): string =>
    show('/verify?hash=abc', { language, verify: { keys: [], matches: [{ ...KNOWN, ...match }] } }).html;

  it.each([
    [{}, 'It was published on 24 November 2026 and stands.', true],
    [{ newer: 3 }, 'Release 3 of the same cycle has taken its place.', false],
    [{ state: 'CORRECTED' }, 'has been corrected since. Do not rely on it.', false],
    [{ state: 'CORRECTED', newer: 2 }, 'corrected by release 2. Do not rely on it.', false],
    [
      { state: 'WITHDRAWN', reason: 'A wrong <year>.', reasonLanguage: 'en' },
      'The reason: A wrong &lt;year&gt;.',
      false,
    ],
    [
      { state: 'WITHDRAWN', reason: 'Falsches Jahr.', reasonLanguage: 'de' },
      'The reason: <span lang="de">Falsches Jahr.</span>',
      false,
    ],
  ] as const)('says of %j what became of it', (match, words, stands) => {
    const html = ask(match);
    expect(html).toContain(words);
    expect(html.includes('outcome-good')).toBe(stands);
    expect(html.includes('Read this release')).toBe(stands);
  });

  it('answers before it asks again, and in its title', () => {
    const order = (html: string): number[] => ['<h1', 'outcome', 'name="hash"'].map((part) => html.indexOf(part));
    const known = ask({});
    expect(known).toContain('<title>Known: release 1 of The first year – Verify a copy – Signatory</title>');
    const unknown = show('/verify?hash=abc', { verify: { keys: [], matches: [] } }).html;
    expect(unknown).toContain('<title>Unknown – Verify a copy – Signatory</title>');
    for (const html of [known, unknown]) expect(order(html)).toEqual(order(html).toSorted((a, b) => a - b));
    expect(show('/verify').html).toContain('<title>Verify a copy – Signatory</title>');
  });

  it('names the file that a hash is of, and the key; and says where there was none', () => {
    const file = { path: 'pdf/en/report.pdf', product: 'report', member: null, item: null, language: 'en' } as const;
    const html = ask({ file: { ...file, mediaType: 'application/pdf', size: 1_200_000, sha256: 'cd'.repeat(32) } });
    for (const words of ['pdf/en/report.pdf', 'PDF', '1.2 MB', 'cd'.repeat(32), KNOWN.sha256, KNOWN.key])
      expect(html).toContain(words);
    expect(ask({ key: null })).toContain('it dates from before releases were signed');
  });

  it.each(['en', 'fr', 'de', 'it', 'ja'])('says in %s that it does not know, without a word of why', (language) => {
    const unknown = show('/verify?hash=abc', { language, verify: { keys: [], matches: [] } }).html;
    const malformed = show('/verify?hash=abc', { language, verify: { keys: [], matches: null } }).html;
    expect(unknown).toContain('outcome-doubt');
    expect(malformed).not.toBe(unknown);
    expect(show('/verify', { language }).html).not.toContain('outcome');
  });

  it('lists every public key, and keeps what was asked in the links to other languages', () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: KNOWN.key, alg: 'EdDSA', use: 'sig' } as const;
    const { html } = show('/verify?hash=%3Cb%3E', { verify: { keys: [key], matches: null } });
    expect(html).toContain(KNOWN.key);
    expect(html).toContain('href="/verify?hash=%3Cb%3E&amp;lang=fr"');
    expect(html).toContain('value="&lt;b&gt;"');
  });
});
