import { readFileSync } from 'node:fs';
import { releaseFromMatrix, type RuleCatalogueView } from '@signatory/contract';
import { plainText, readMatrix, type Mean } from '@signatory/domain';
import { parseRoute, renderPage, type PageOptions, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const OPTIONS: PageOptions = {
  language: 'en',
  assets: { css: ['/assets/pages.css'], js: ['/assets/public.js'] },
  base: 'https://signatory.example',
};

type PublishedDocument = PublishedRelease['document'];
const ILLUSTRATIVE = publishedRelease(FIVE_PILLARS, 'g7-2025');
const CITED = publishedRelease(FIVE_PILLARS, 'cited', 'A Research Group, Report, 2025');

const RULES: RuleCatalogueView = {
  plan: 'p',
  version: 2,
  title: plainText('Plan'),
  total: 9,
  rules: [
    {
      code: 'R1',
      kind: 'written',
      severity: 'ERROR',
      commitment: 'I.1',
      indicator: 'i1_staff',
      label: 'I.1.e',
      words: 'Written in the plan.',
      each: 'sex',
      when: 'i1_unit == "operating"',
      test: 'i1_staff > 0 && "<b>" == "<b>"',
      message: 'No staff: {i1_staff}.',
      reads: ['i1_staff', 'i1_unit'],
      around: ['history'],
    },
  ],
};

function show(address: string, options: Partial<PageOptions> = {}): { status: number; html: string } {
  const rules = address.startsWith('/rules/p')
    ? { rules: { catalogue: RULES } }
    : address === '/rules'
      ? { rules: { plans: [{ id: 'p', title: plainText('Plan') }] } }
      : {};
  return renderPage(parseRoute(address), [ILLUSTRATIVE, CITED], { ...OPTIONS, ...rules, ...options });
}

const PAGES = [
  '/',
  '/results/g7-2025',
  '/results/g7-2025?view=matrix&cell=IT.I.4',
  '/results/g7-2025?view=list&show=none&pillar=I',
  '/results/g7-2025?view=ranking',
  '/results/g7-2025/members/JP',
  '/results/g7-2025/commitments/I.1',
  '/rules',
  '/rules/p?q=sum&severity=ERROR',
  '/rules/unknown',
  '/method',
  '/verify',
  '/nowhere',
];

describe.each(PAGES)('the public page %s', (address) => {
  it('has no inline script, no inline style and no handler, so that the strictest policy holds', () => {
    const { html } = show(address);
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
    // What a search engine reads is data, which no browser runs.
    const scripts = html.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
    expect([...scripts.matchAll(/<script[^>]*>(.*?)<\/script>/g)].map(([, inside]) => inside)).toEqual(['']);
  });

  it('names itself, its language and its address', () => {
    const { html } = show(address, { language: 'fr' });
    expect(html).toMatch(/^<!doctype html><html lang="fr">/);
    expect(html).toMatch(/<title>[^<]+ – Signatory<\/title>/);
    expect(html).toMatch(/<meta property="og:title" content="[^"]+"/);
    expect(html).toMatch(/<link rel="canonical" href="https:\/\/signatory\.example\//);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });

  it('has a picture in its language where it shows a release', () => {
    const { html, status } = show(address, { language: 'fr' });
    const isOfRelease = /^\/results\/[^/?]+(\/(members|commitments)\/[^/?]+)?(\?|$)/.test(address);
    const picture = `<meta property="og:image" content="https://signatory.example${address.split('?')[0]}/picture.png?lang=fr"/>`;
    expect(html.includes(picture)).toBe(isOfRelease && status === 200);
  });

  it('posts nothing: only links and GET forms, and what needs script is hidden until it is there', () => {
    const shown = show(address).html.replaceAll(/<div[^>]* hidden="">.*?<\/div>/g, '');
    expect(shown).not.toMatch(/method="post"|<button(?![^>]*type="submit")/);
  });
});

describe('the page of a plan’s rules', () => {
  it('shows each rule with its field, its test in CEL, when it applies and what it reads', () => {
    const { html } = show('/rules/p?q=staff');
    expect(html).toContain('1 rule of 9');
    expect(html).toContain('i1_staff &gt; 0 &amp;&amp; &quot;&lt;b&gt;&quot;');
    expect(html).toContain('Reads: i1_unit, the member’s own earlier figures');
    expect(html).toContain('value="staff"');
  });

  it('says when nothing is found, and how much more there is', () => {
    expect(show('/rules/p?q=zebra', { rules: { catalogue: { ...RULES, rules: [] } } }).html).toContain(
      'No rule matches.',
    );
    const many = RULES.rules.flatMap((rule) => Array.from({ length: 250 }, (_, n) => ({ ...rule, code: `R${n}` })));
    expect(show('/rules/p', { rules: { catalogue: { ...RULES, rules: many } } }).html).toContain('50 more');
  });

  it('is not found where no plan is public', () => {
    expect(show('/rules/unknown').status).toBe(404);
  });
});

describe('the matrix page', () => {
  const [{ html }, { tables, plan }] = [show('/results/g7-2025?view=matrix'), ILLUSTRATIVE.document];

  it('holds every average of the release', () => {
    const means: readonly Pick<Mean, 'average'>[] = [
      tables.overall,
      ...tables.members,
      ...tables.commitments,
      ...tables.pillars,
    ];
    expect(means.filter(({ average }) => average && !html.includes(average))).toEqual([]);
  });

  it('has a row per commitment and a cell per member, whose column is named as it is seen', () => {
    expect(html.match(/data-cell="/g)).toHaveLength(plan.commitments.length * plan.members.length);
    expect(html).toMatch(/aria-label="GBR, United Kingdom"[^>]*>GBR</);
  });

  it('tells N/A and no data apart, in sign and in words', () => {
    expect(html).toMatch(
      /chip-notAsked[^>]* aria-label="N\/A, European Union, II\.2: not asked of this member[^>]*>N\/A</,
    );
    expect(html).toMatch(/chip-noData[^>]* aria-label="no data, United States, I\.4: no data[^>]*>no data</);
  });

  it('says coverage beside an average that has gaps', () => {
    expect(html).toContain('140 of 142 scored');
    expect(html).toContain('7/8');
  });

  it('explains percent once', () => {
    expect(html.match(/It is not the share of commitments met/g)).toHaveLength(1);
  });

  it('marks cells that a filter passes over and removes none', () => {
    const filtered = show('/results/g7-2025?view=matrix&show=none').html;
    expect(filtered.match(/data-cell="/g)).toHaveLength(144);
    expect(filtered.match(/chip-muted/g)).toHaveLength(144 - tables.overall.distribution.none);
    expect(filtered).toContain('The filters show 17 of 144 cells');
  });

  it('keeps the reader’s state in every cell’s link', () => {
    const filtered = show('/results/g7-2025?view=matrix&show=none&order=lowest&lang=de', {
      language: 'de',
      chosenLanguage: 'de',
    }).html;
    expect(filtered).toContain(
      '/results/g7-2025?view=matrix&amp;order=lowest&amp;show=none&amp;lang=de&amp;cell=IT.I.4#detail',
    );
  });

  it('opens the detail of the cell in the address, and alone where only the fragment is asked', () => {
    expect(show('/results/g7-2025?cell=IT.I.4').html).toContain('id="detail"');
    const fragment = show('/results/g7-2025?cell=IT.I.4&fragment=detail').html;
    expect(fragment).toMatch(/^<aside class="detail"/);
  });

  it('orders commitments inside their pillar', () => {
    const lowest = show('/results/g7-2025?view=matrix&order=lowest').html;
    expect(lowest.indexOf('>I.5<')).toBeLessThan(lowest.indexOf('>I.2<'));
    expect(lowest.indexOf('>I.2<')).toBeLessThan(lowest.indexOf('>II.2<'));
  });

  it('opens the same detail from the list', () => {
    const list = show('/results/g7-2025?view=list&show=none').html;
    expect(list).toContain('view=list&amp;show=none&amp;cell=IT.I.4#detail');
    expect(show('/results/g7-2025?view=list&show=none&cell=IT.I.4').html).toContain('id="detail"');
  });

  it('offers no ranking where the method has none', () => {
    const document = {
      ...ILLUSTRATIVE.document,
      method: { ...ILLUSTRATIVE.document.method, ranking: 'none' as const },
    };
    const page = renderPage(parseRoute('/results/g7-2025'), [{ ...ILLUSTRATIVE, document }], OPTIONS).html;
    expect(page).not.toContain('view=ranking');
  });
});

describe('a release’s marks and source', () => {
  it('stand on every page made from it', () => {
    for (const address of ['/results/g7-2025', '/results/g7-2025/members/JP', '/results/g7-2025/commitments/I.1'])
      expect(show(address).html).toContain('Illustrative data. Not an assessment of any government.');
    for (const address of ['/', '/results/cited', '/results/cited/members/JP', '/results/cited/commitments/I.1'])
      expect(show(address).html).toContain('A Research Group, Report, 2025');
  });

  it('show a paraphrase as one', () => {
    expect(show('/results/g7-2025/commitments/I.1').html).toContain('Paraphrase, not the official wording');
  });
});

describe('what is not public', () => {
  it('gets the same answer as what does not exist', () => {
    const bodies = [
      '/results/secret',
      '/results/g7-2025/members/XX',
      '/results/g7-2025/commitments/9',
      '/%E0%A4%A',
    ].map((address) => show(address));
    expect(bodies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(bodies.map(({ html }) => /<main.*<\/main>/s.exec(html)?.[0])).size).toBe(1);
  });

  it('is never written into the page as markup', () => {
    const hostile = publishedRelease({ ...FIVE_PILLARS, title: '<img src=x onerror=alert(1)>' }, 'g7-2025');
    const { html } = renderPage(parseRoute('/results/g7-2025'), [hostile], OPTIONS);
    expect(html).not.toContain('<img');
  });
});

describe('the published table of Rio 2024', () => {
  it('prints every published average', () => {
    const bytes = readFileSync('config/golden/g20-2024-rio-interim.csv', 'utf8');
    const reading = readMatrix(
      bytes
        .trim()
        .split('\n')
        .map((line) => line.trim().split(',')),
    );
    if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
    const document = releaseFromMatrix({
      file: reading.file,
      title: 'G20 Rio de Janeiro 2024',
      language: 'en',
      issued: '2025-09-16T00:00:00Z',
      sha256: '0'.repeat(64),
      phase: 'interim',
      marks: [],
      citation: 'G20 Research Group, 2024 G20 Rio de Janeiro Summit Interim Compliance Report, 16 September 2025',
      url: null,
      method: { na: 'exclude', ties: 'competition' },
      software: { name: 'signatory', version: '0.1.0' },
    });
    const address = `/results/${encodeURIComponent(document.cycle.code)}?view=matrix`;
    const { html } = renderPage(parseRoute(address), [{ document, sha256: '0'.repeat(64), files: [] }], OPTIONS);
    const published = JSON.parse(readFileSync('config/golden/g20-2024-rio-interim.json', 'utf8')) as {
      overall: { average: string };
      members: { average: string }[];
      commitments: { published_average: string }[];
    };
    const averages = [
      published.overall.average,
      ...published.members.map(({ average }) => average),
      ...published.commitments.map((each) => each.published_average),
    ].map((average) => average.replace('-', '−'));
    expect(averages).toHaveLength(35);
    expect(averages.filter((average) => !html.includes(`>${average}<`))).toEqual([]);
    expect(html).toContain('G20 Research Group, 2024 G20 Rio de Janeiro Summit Interim Compliance Report');
  });
});

describe('who reported in time', () => {
  const page = (punctuality?: PublishedDocument['punctuality']) => {
    const document = { ...ILLUSTRATIVE.document, ...(punctuality && { punctuality }) };
    const route = parseRoute(`/results/${document.cycle.code}`);
    return renderPage(route, [{ ...ILLUSTRATIVE, document }], OPTIONS).html;
  };

  it('is a table beside the matrix, and nothing where a release does not say', () => {
    const [first] = ILLUSTRATIVE.document.plan.members;
    const html = page([{ member: first?.code ?? '', kind: 'late', extendedTo: '2026-12-03T12:00:00.000Z' }]);
    expect(html).toMatch(/When members reported.*<td data-label="Report">Late<\/td><td data-label="Extended to">3 Dec/);
    expect(page()).not.toContain('When members reported');
  });
});

describe('a commitment that is asked of one member in other words', () => {
  const words = 'For unit read: a unit at a Union agency.';
  const [changed, ...others] = ILLUSTRATIVE.document.plan.commitments;
  const commitments = changed ? [{ ...changed, variants: [{ member: 'EU', text: plainText(words) }] }, ...others] : [];
  const document = { ...ILLUSTRATIVE.document, plan: { ...ILLUSTRATIVE.document.plan, commitments } };
  const page = (path: string): string =>
    renderPage(parseRoute(`/results/${document.cycle.code}${path}`), [{ ...ILLUSTRATIVE, document }], OPTIONS).html;

  it('prints them wherever that member’s score of it is explained, and for no other member', () => {
    const code = changed?.id ?? '';
    for (const path of ['/members/EU', `/commitments/${code}`, `?view=matrix&cell=EU.${code}`])
      expect(page(path).split(words)).toHaveLength(2);
    for (const path of ['/members/FR', `?view=matrix&cell=FR.${code}`]) expect(page(path)).not.toContain(words);
  });
});
