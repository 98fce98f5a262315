import type { ReleaseReply } from '@signatory/contract';
import { parseRoute, renderPage, type PageOptions, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = {
  language: 'en',
  assets: { css: ['/assets/pages.css'], js: ['/assets/public.js'] },
  base: 'https://signatory.example',
};

type PublishedDocument = PublishedRelease['document'];
const ILLUSTRATIVE = publishedRelease(FIVE_PILLARS, 'g7-2025');

describe('the right of reply', () => {
  const at = '2026-11-02T09:00:00.000Z';
  const answer = { text: 'It is in force.', role: 'adjudicator', at: '2026-11-09T10:00:00.000Z', evidence: [] };
  const cell = { member: 'JP', commitment: 'I.1' } as const;
  const changed = { before: { kind: 'score', value: 0 }, now: { kind: 'score', value: -1 } } as const;
  const page = (replied: Partial<PublishedDocument>, path: string, language = 'en'): string => {
    const document = { ...ILLUSTRATIVE.document, ...replied };
    const route = parseRoute(`/results/${document.cycle.code}${path}`);
    return renderPage(route, [{ ...ILLUSTRATIVE, document }], { ...OPTIONS, language }).html;
  };
  const PLACES = ['/members/JP', '/commitments/I.1', '?view=matrix&cell=JP.I.1'];
  const reply: ReleaseReply = {
    ...cell,
    kind: 'contested',
    text: 'First line.\n<b>Second</b>',
    onFile: false,
    at,
    evidence: [],
    answer,
  };

  it('stands beside the score with its answer and its change, wherever the score is explained', () => {
    const ledger = [
      { ...cell, ...changed, reason: 'It is in force.', role: 'adjudicator', at: answer.at, evidence: [] },
    ];
    for (const path of PLACES) {
      const html = page({ replies: [reply], ledger }, path);
      expect(html).toContain('First line.\n&lt;b&gt;Second&lt;/b&gt;');
      expect(html).toContain('Answer by role: Adjudicator, 9 November 2026');
      expect(html).toContain('Changed from 0 to −1');
      // The reason of the change is the answer: it is said once.
      expect(html.split('It is in force.')).toHaveLength(2);
    }
    expect(page({ replies: [reply], ledger }, '/members/JP', 'de')).toContain('Geändert von 0 auf −1');
    const again = ledger.map((entry) => ({ ...entry, reason: null, cause: 'entry-changed' as const }));
    for (const path of PLACES)
      expect(page({ replies: [], ledger: again }, path, 'de')).toContain(
        '<p>Ein Eintrag, auf dem diese Bewertung beruht, hat sich geändert.</p>',
      );
    expect(page({ replies: [reply], ledger }, '/members/FR')).not.toContain('First line.');
  });

  it('has its own language where it is not the page’s, and none where nobody knows it', () => {
    const html = (language: string | undefined) =>
      page(
        { replies: [{ ...reply, ...(language && { language }), answer: { ...answer, language: 'en' } }] },
        PLACES[0] ?? '',
      );
    expect(html('ja')).toContain('<p lang="ja" class="written">First line.');
    expect(html('en')).toContain('<p class="written">First line.');
    expect(html(undefined)).toContain('<p lang="" class="written">First line.');
    expect(html('ja')).toContain('<p class="written">It is in force.');
  });

  it('says that a reply is on file, and nothing of a score that nobody replied to', () => {
    for (const path of PLACES) {
      expect(page({ replies: [{ ...reply, text: null, onFile: true, answer: null }] }, path)).toContain(
        'Reply on file',
      );
      for (const none of [{}, { replies: [], ledger: [] }]) expect(page(none, path)).not.toContain('class="replies"');
    }
  });
});
