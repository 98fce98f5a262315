import type { PublicReleaseView, ReleaseErratum } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { parseRoute, renderPage, type PageOptions } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = { language: 'en', assets: { css: [], js: [] }, base: 'https://signatory.example' };
const ILLUSTRATIVE = publishedRelease(FIVE_PILLARS, 'g7-2025');
const CITED = publishedRelease(FIVE_PILLARS, 'cited', 'A Research Group, Report, 2025');

function show(address: string): { html: string } {
  return renderPage(parseRoute(address), [ILLUSTRATIVE, CITED], OPTIONS);
}

describe('the matrix', () => {
  it.each(['matrix', 'list'])('says once that nothing is left by the filters of a %s, with the way back', (view) => {
    const nothing = show(`/results/g7-2025?view=${view}&pillar=V&show=gap&order=lowest`).html;
    expect(nothing.match(/No score matches the filters/g)).toHaveLength(1);
    expect(nothing).toContain(`<a href="/results/g7-2025?view=${view}&amp;order=lowest">Clear filters</a>`);
  });

  it('filters no ranking by cells, and keeps what was chosen for the views that show some', () => {
    const { html } = show('/results/g7-2025?view=ranking&show=none&order=lowest');
    expect(html).not.toMatch(/name="(order|show|pillar)"|The filters show/);
    expect(html).toContain('/results/g7-2025?view=matrix&amp;order=lowest&amp;show=none');
  });

  it.each(['XX.I.1', 'FR.XX'])('says of an address that opens %s, which is not there, that it is not', (cell) => {
    const unknown = show(`/results/g7-2025?cell=${cell}`).html;
    expect(unknown.match(/The address names a score that this release does not have/g)).toHaveLength(1);
    expect(unknown).toContain('data-matrix');
    expect(show('/results/g7-2025?cell=FR.I.1').html).not.toContain('The address names a score');
  });

  it('says that it is partly assessed, how much is missing, and what has no score at all', () => {
    const page = show('/results/g7-2025?view=matrix').html;
    expect(page).toContain('>Partly assessed<');
    expect(page).toContain('2 of the 142 scores asked for are missing.');
    expect(page).not.toContain('Without any score');
    const lacking = FIVE_PILLARS.commitments.map(
      ([code, pillar, title, cells]) =>
        [code, pillar, title, code === 'I.4' ? cells : cells.replaceAll('.', '0')] as const,
    );
    const single = publishedRelease({ ...FIVE_PILLARS, commitments: lacking }, 'g7-2025');
    const of = (language: string) =>
      renderPage(parseRoute('/results/g7-2025'), [single], { ...OPTIONS, language }).html;
    expect(of('en')).toContain('1 of the 142 scores asked for is missing.');
    expect(of('de')).toContain('Von 142 verlangten Bewertungen fehlt 1.');
    const silent = FIVE_PILLARS.commitments.map(
      ([code, pillar, title, cells]) => [code, pillar, title, code === 'V.1' ? '.......n' : cells] as const,
    );
    const release = publishedRelease({ ...FIVE_PILLARS, commitments: silent }, 'g7-2025');
    const grown = renderPage(parseRoute('/results/g7-2025'), [release], OPTIONS).html;
    expect(grown).toContain('9 of the 141 scores asked for are missing. Without any score: V.1.');
    const whole = FIVE_PILLARS.commitments.map(
      ([code, pillar, title, cells]) => [code, pillar, title, cells.replaceAll('.', '0')] as const,
    );
    const assessed = publishedRelease({ ...FIVE_PILLARS, commitments: whole }, 'g7-2025');
    expect(renderPage(parseRoute('/results/g7-2025'), [assessed], OPTIONS).html).not.toMatch(/Partly|are missing/);
  });
});

describe('the page of a member', () => {
  const shown = (cells: (own: string) => string): string => {
    const commitments = FIVE_PILLARS.commitments.map(
      ([code, pillar, title, own]) => [code, pillar, title, cells(own)] as const,
    );
    const release = publishedRelease({ ...FIVE_PILLARS, commitments }, 'g7-2025');
    return renderPage(parseRoute('/results/g7-2025/members/JP'), [release], OPTIONS).html;
  };

  it('says that it is partly assessed, and where the member has no score', () => {
    const html = shown((own) => (own === FIVE_PILLARS.commitments[0]?.[3] ? '........' : own.replaceAll('.', '0')));
    expect(html).toContain('>Partly assessed<');
    expect(html).toContain(`Without any score: ${FIVE_PILLARS.commitments[0]?.[0] ?? ''}.`);
    expect(shown((own) => own.replaceAll('.', '0'))).not.toMatch(/Partly assessed|are missing/);
  });

  it('says that nothing of the member is scored', () => {
    expect(shown(() => '........')).toContain('>Nothing scored<');
  });
});

describe('results that were withdrawn', () => {
  const withdrawn = (state: 'WITHDRAWN' | 'PUBLISHED'): PageOptions => ({
    ...OPTIONS,
    corrections: {
      releases: [
        {
          release: {
            cycle: 'gone',
            number: 1,
            state,
            sha256: '0'.repeat(64),
            publishedAt: '2026-03-01T12:00:00Z',
            reason: state === 'WITHDRAWN' ? 'A table was mixed up.' : null,
            reasonLanguage: state === 'WITHDRAWN' ? 'en' : null,
            withdrawnAt: state === 'WITHDRAWN' ? '2026-03-04T12:00:00Z' : null,
            newer: null,
            corrects: null,
          },
          document: CITED.document,
        },
      ],
    },
  });

  it.each(['', '?view=matrix', '/members/JP', '/commitments/I.1'])(
    'say so at /results/gone%s, with the reason and what became of each release',
    (rest) => {
      const route = parseRoute(`/results/gone${rest}`);
      const page = renderPage(route, [ILLUSTRATIVE], withdrawn('WITHDRAWN'));
      expect(page.status).toBe(410);
      expect(page.html).toContain('Release 1 was published on 1 March 2026 and no longer stands.');
      expect(page.html).toContain('Withdrawn on 4 March 2026: A table was mixed up.');
      expect(page.html).toContain('href="/results/gone/corrections"');
      for (const other of [OPTIONS, withdrawn('PUBLISHED')])
        expect(renderPage(route, [ILLUSTRATIVE], other).status).toBe(404);
    },
  );
});

describe('the page of all results', () => {
  it('says last which results were withdrawn, and leads to what is said of them', () => {
    const title = plainText('Gone 2024');
    const withdrawn = [{ cycle: 'gone', title, number: 2, publishedAt: '2026-03-01T12:00:00Z' }];
    for (const releases of [[ILLUSTRATIVE], []]) {
      const { html } = renderPage(parseRoute('/results'), releases, { ...OPTIONS, withdrawn });
      const words = html.slice(html.indexOf('class="results-withdrawn"')).replaceAll(/<[^>]*>/g, '');
      expect(words).toMatch(
        /Withdrawn.*Release 2 was published on 1 March 2026 and no longer stands\. Do not rely on it\./,
      );
      expect(html).toMatch(/<a href="\/results\/gone">.*Gone 2024/);
      expect(html.indexOf('results-withdrawn')).toBeGreaterThan(html.lastIndexOf('release-card'));
    }
    expect(renderPage(parseRoute('/results'), [ILLUSTRATIVE], OPTIONS).html).not.toContain('results-withdrawn');
  });
});

describe('the erratum of a release', () => {
  const line: ReleaseErratum['lines'][number] = {
    kind: 'answer',
    member: 'FR',
    commitment: null,
    pillar: null,
    indicator: 'i1_unit',
    cell: null,
    before: 'pilot',
    now: 'on',
    cause: 'named',
    reason: null,
    at: '2026-03-02T09:00:00Z',
  };
  const { plan } = ILLUSTRATIVE.document;
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The plan has no commitment.');
  const indicator = {
    code: 'i1_unit',
    label: '1.1',
    role: 'action',
    question: plainText('Is there a unit?'),
    codes: [
      { code: 'pilot', label: plainText('On trial') },
      { code: 'on', label: plainText('En service', 'fr') },
    ],
  };
  const document = {
    ...ILLUSTRATIVE.document,
    plan: {
      ...plan,
      commitments: [{ ...commitment, indicators: [indicator] }],
      disaggregations: [
        { code: 'sex', name: plainText('Sex'), codes: [{ code: 'f', label: plainText('Women', 'de') }] },
      ],
    },
    erratum: {
      corrects: { number: 1, issued: null, sha256: 'a'.repeat(64) },
      ground: 'transcription' as const,
      text: 'Deux chiffres.',
      opened: '2026-03-01T09:00:00Z',
      lines: [line, { ...line, kind: 'figure' as const, cell: 'sex.f', before: '1', now: '2' }],
    },
  };
  const release: PublicReleaseView = {
    cycle: 'g7-2025',
    number: 2,
    state: 'PUBLISHED',
    sha256: '0'.repeat(64),
    publishedAt: '2026-03-02T12:00:00Z',
    reason: null,
    reasonLanguage: null,
    withdrawnAt: null,
    newer: null,
    corrects: { number: 1, ground: 'transcription' },
  };

  it('declares of each name its own language where that is not the page’s', () => {
    const options = { ...OPTIONS, language: 'fr', corrections: { releases: [{ release, document }] } };
    const { html } = renderPage(parseRoute('/results/g7-2025/corrections'), [ILLUSTRATIVE], options);
    const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row.replaceAll('<!-- -->', ''),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('<span lang="en">France</span>');
    // As everywhere else, by its label and not by the code that the plan keeps it under.
    expect(rows[0]).toContain(indicator.label);
    expect(rows[0]).not.toContain(indicator.code);
    expect(rows[0]).toContain('<span lang="en">On trial</span>');
    expect(rows[0]).toContain('<span>En service</span>');
    expect(rows[1]).toMatch(/<span lang="en">Sex, <\/span><span lang="de">Women<\/span>/);
  });

  it('heads each release with a date that no line ends inside', () => {
    const options = { ...OPTIONS, language: 'de', corrections: { releases: [{ release, document }] } };
    const { html } = renderPage(parseRoute('/results/g7-2025/corrections'), [ILLUSTRATIVE], options);
    expect(html).toMatch(/<h2>Veröffentlichung \d, 2\.\u00a0März\u00a02026/);
  });

  it('says before each figure which it is, where a phone has no room for columns', () => {
    const options = { ...OPTIONS, language: 'de', corrections: { releases: [{ release, document }] } };
    const { html } = renderPage(parseRoute('/results/g7-2025/corrections'), [ILLUSTRATIVE], options);
    expect(html).toMatch(/<table class="table stacked">.*<td data-label="Vorher">.*<td data-label="Jetzt">/s);
  });

  it('names no newer release of one whose correction was withdrawn', () => {
    const corrected = { ...release, state: 'CORRECTED' as const };
    const options = { ...OPTIONS, corrections: { releases: [{ release: corrected, document }] } };
    const { html } = renderPage(parseRoute('/results/g7-2025/corrections'), [ILLUSTRATIVE], options);
    expect(html).toContain('It was published on 2 March 2026 and has been corrected since. Do not rely on it.');
    expect(html).not.toContain('release –');
  });
});

describe('a release that is announced', () => {
  const announced = [
    { cycle: 'g7-2025', title: plainText('First year'), instant: '2026-12-06T17:00:00Z', days: 9 },
    { cycle: 'soon', title: plainText('Second year'), instant: '2026-12-07T17:00:00Z', days: 10 },
  ];
  const page = (path: string, own = announced) =>
    renderPage(parseRoute(path), [ILLUSTRATIVE, CITED], { ...OPTIONS, announced: own });

  it.each(['', '/members/JP', '/commitments/I.1'])(
    'stands over what is public of its cycle (%s), with zone and days',
    (rest) => {
      const { html } = page(`/results/g7-2025${rest}`);
      expect(html).toContain('>The next release is published on 6 December 2026, 17:00 UTC.</time>');
      expect(html).toMatch(/datetime="2026-12-06T17:00:00Z"/i);
      expect(html).toContain('>9 days left<');
      expect(page(`/results/cited${rest}`).html).not.toContain('The next release');
      expect(page(`/results/g7-2025${rest}`, []).html).not.toContain('The next release');
    },
  );

  it('is on the front page under its name, and has a page where nothing of its cycle is public', () => {
    expect(page('/results').html).toMatch(/First year.*9 days left.*href="\/results\/soon">Second year.*10 days left/s);
    const { status, html } = page('/results/soon');
    expect([status, html.includes('<h1>Second year</h1>')]).toEqual([200, true]);
    expect(html).toContain('No results of this cycle are public yet.');
    expect(page('/results/soon/members/JP').status).toBe(404);
    expect(page('/results/soon', []).status).toBe(404);
  });
});

describe('a release that is not published', () => {
  it.each(['draft', 'embargoed'] as const)('is marked on its pages as %s, and its links stay within', (mark) => {
    const waiting = { ...ILLUSTRATIVE, waiting: { id: 'r1', mark } };
    const page = (path: string): string => renderPage(parseRoute(path), [waiting, CITED], OPTIONS).html;
    for (const path of [
      '/results/g7-2025?view=matrix',
      '/results/g7-2025/members/JP',
      '/results/g7-2025/commitments/I.1',
    ]) {
      const html = page(path);
      expect(html).toContain('content="noindex"');
      expect(html).toMatch(/<aside class="marks"[^>]*><p>.*(?:The scores are not published|Embargoed until)/s);
      expect(html).toContain('"/releases/r1/results/g7-2025');
      expect(html).not.toMatch(/"\/results\/g7-2025/);
    }
    expect(page('/results/g7-2025')).not.toContain('>Published<');
    expect(show('/results/g7-2025').html).toContain('>Published<');
    expect(page('/results/cited')).toContain('"/results/cited');
  });
});
