import type { ReleaseChange, ReleaseCommitment } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { parseRoute, renderPage, type PublishedRelease } from '@signatory/pages';
import { publishedRelease } from './support/published-release.js';
import { threeReleases } from './support/published-trends.js';

type Document = PublishedRelease['document'];

function show(address: string, releases: readonly PublishedRelease[], chosenLanguage: string | null = null): string {
  const options = { language: chosenLanguage ?? 'en', chosenLanguage, assets: { css: [], js: [] } };
  return renderPage(parseRoute(address), releases, { ...options, base: 'https://signatory.example' }).html;
}

/** What is read, without markup. */
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

const changed = (release: PublishedRelease, change: (document: Document) => Partial<Document>): PublishedRelease => ({
  ...release,
  document: { ...release.document, ...change(release.document) },
});
const withCommitments = (change: (commitment: ReleaseCommitment) => Partial<ReleaseCommitment>) => (of: Document) => ({
  plan: { ...of.plan, commitments: of.plan.commitments.map((each) => ({ ...each, ...change(each) })) },
});

describe('a base year', () => {
  const releaseOf = (year: number, cells: readonly [string, string, string]): PublishedRelease => {
    const members = [
      ['A', 'Alba', 'ALB'],
      ['B', 'Bora', 'BOR'],
    ] as const;
    const commitments = cells.map((signs, at) => [`c${at + 1}`, null, `Commitment ${at + 1}`, signs] as const);
    const drawn = publishedRelease({ title: 'Two', plan: 'Plan of two', members, commitments }, `two-${year}`);
    return {
      ...changed(drawn, ({ cycle }) => ({
        phase: 'final',
        cycle: { ...cycle, title: plainText(`Two ${year}`), window: { from: `${year}-01-01`, to: `${year}-12-31` } },
      })),
      sha256: String(year).repeat(16),
    };
  };
  const guideline = [{ score: 1 as const, countervailing: false, if: 'c2_law', words: plainText('A law.') }];
  const first = releaseOf(2024, ['00', '++', '++']);
  const newest = changed(
    releaseOf(2026, ['++', '+-', '--']),
    withCommitments(({ id }) => (id === 'c2' ? { guideline } : {})),
  );
  const middle = releaseOf(2025, ['0+', '++', '00']);

  it('begins the trend, and is compared with the newest release over cells scored in both under the same guideline', () => {
    const html = show('/trends?base=2024', [newest, middle, first]);
    expect(words(html)).toContain(
      'Since the base year, Two 2024, the average over the 4 of 6 comparable cells went from +0.50 to 0.00: −0.50.',
    );
    expect(words(html)).toContain('Alba Since 2024: −0.50, 2 of 3 comparable');
    expect(html).toContain('<option value="2024" selected="">2024</option>');
    expect(words(show('/trends?base=2025', [newest, middle, first]))).not.toContain('2024 Final');
  });

  it('claims no change over what a release between says that it broke', () => {
    const breaks = [{ kind: 'redefined' as const, from: ['c1'], to: ['c1'] }];
    const { cycle, phase, number, issued } = first.document;
    const nothing = { comparable: 0, of: 6, averages: null, line: false, members: [], commitments: [], cells: [] };
    const since = { cycle: cycle.code, title: cycle.title, phase, number, issued, sha256: first.sha256 };
    const change = { ...nothing, since, from: '0.6', joined: [], left: [], breaks };
    const broken = changed(middle, () => ({ change }));
    const text = words(show('/trends?base=2024', [newest, broken, first]));
    expect(text).toContain('Since the base year, Two 2024, only 2 of 6 cells are comparable');
    expect(text).toContain('Alba Since 2024: no change is claimed, 1 of 3 comparable');
  });

  it('says who was not there', () => {
    const alone = changed(first, ({ plan }) => ({ plan: { ...plan, members: plan.members.slice(0, 1) } }));
    const text = words(show('/trends?base=2024', [newest, alone]));
    expect(text).toContain('Bora Not a member in 2024');
    expect(text).toContain('or members differ: no change is claimed.');
  });

  it('of which there is no release says so, and shows all', () => {
    const html = show('/trends?base=1999', [newest, first]);
    expect(words(html)).toContain('No release of this plan is of the base year 1999: all its releases are shown.');
    expect(html).toContain('<option value="1999" selected="">1999</option>');
    expect(words(html)).toContain('2024 Final');
  });

  it('that is the newest is compared with nothing', () => {
    expect(words(show('/trends?base=2026', [newest, first]))).toContain('A trend needs two.');
  });

  it('stands in every link of the page, and what is no year is none', () => {
    expect(show('/trends?base=2024&lang=de', [newest, first], 'de')).toContain('/trends?base=2024&amp;lang=fr');
    expect(words(show('/trends?base=<b>', [newest, first]))).not.toContain('Since the base year');
  });
});

describe('a member over cycles', () => {
  const releases = threeReleases();
  const newest = releases[0]?.document.cycle.code ?? '';
  const page = (shown: readonly PublishedRelease[]): string => show(`/results/${newest}/members/JP`, shown);

  it('has its averages as a drawing beside those of all members, as its scorecard does, and as a table', () => {
    const html = page(releases);
    expect(words(html)).toContain('Average by cycle');
    expect(html).toMatch(/aria-label="Japan: averages of 3 releases, from [^"]+"/);
    expect(words(html)).toContain('Show as table : Japan');
    expect(html).toContain('href="/trends?member=JP"');
  });

  it('has none while one release has it', () => {
    expect(words(page(releases.slice(0, 1)))).not.toContain('Average by cycle');
  });
});

describe('a commitment over cycles', () => {
  const releases = threeReleases();
  const [newest, second, first] = releases as [PublishedRelease, PublishedRelease, PublishedRelease];
  const address = '/results/g7-2026-final/commitments/I.1';
  const panel = (html: string): string =>
    /<section class="panel trends".*?<\/section><p class="table-download">.*?<\/p><\/div><\/div>/s.exec(html)?.[0] ??
    '';
  const step = { comparable: 8, of: 8, averages: { before: '+0.38', now: '+0.63', change: '+0.25' }, line: true };
  const joined = changed(newest, ({ change }) => ({
    change: { ...(change as ReleaseChange), commitments: [{ commitment: 'I.1', ...step }] },
  }));

  it('has its average as a drawing, joined only where it was compared, and as a table', () => {
    const html = show(address, [joined, second, first]);
    expect(html.split('class="trend-line"').length - 1).toBe(1);
    expect(html.split('class="trend-break"').length - 1).toBe(1);
    expect(show(address, releases).split('class="trend-break"').length - 1).toBe(2);
    expect(words(html)).toMatch(/2026 final Final \+0\.63 – Yes: 8 of 8 comparable \+0\.25/);
  });

  it('has each member’s score in each release, with where the guideline is another', () => {
    const html = panel(show(address, releases));
    expect(html.match(/<span class="chip /g)).toHaveLength(8 * 3);
    expect(html).not.toContain('class="broken"');
    const guideline = [{ score: 1 as const, countervailing: false, if: 'x', words: plainText('A law.') }];
    const other = changed(
      newest,
      withCommitments(({ id }) => (id === 'I.1' ? { guideline } : {})),
    );
    const redefined = panel(show(address, [other, second, first]));
    expect(words(redefined)).toContain('2026 Final Scored by a different guideline than before.');
    expect(redefined.match(/class="broken"/g)).toHaveLength(9);
  });

  it('has nothing of it while one release has the commitment', () => {
    expect(show(address, [newest])).not.toContain('Scores over cycles');
  });
});

describe('the figures of a commitment over cycles', () => {
  const [newest, , first] = threeReleases() as [PublishedRelease, PublishedRelease, PublishedRelease];
  const asked = (release: PublishedRelease, unit: string, values: Readonly<Record<string, string | null>>) =>
    changed(release, (document) => ({
      ...withCommitments(({ id }) => ({
        indicators:
          id === 'I.1'
            ? [
                {
                  code: 'staff',
                  label: 'I.1.b',
                  role: 'context',
                  question: plainText('How many?'),
                  unit: plainText(unit),
                },
              ]
            : [],
      }))(document),
      figures: Object.entries(values).map(([member, value]) => {
        const status = value === null ? ('withheld' as const) : ('normal' as const);
        return { member, indicator: 'staff', cell: 'total', value, status, illustrative: true };
      }),
    }));
  const before = asked(first, 'posts', { CA: '1200', FR: '30.5', JP: '7' });
  const address = '/results/g7-2026-final/commitments/I.1';

  it('are a line for each member that has two, and a table with what stands in the place of the others', () => {
    const html = show(address, [asked(newest, 'posts', { CA: '1500', FR: null, JP: '7' }), before]);
    expect(html).toContain('aria-label="Canada: 2 figures, from 1,200 (2024 Final) to 1,500 (2026 Final)"');
    expect(html.match(/class="trend figure-trend"/g)).toHaveLength(2);
    expect(words(html)).toMatch(/Member 2024 Final 2026 Final Canada 1,200 1,500 France 30\.5 Confidential/);
  });

  it('are broken where the question or its unit is another one', () => {
    const html = show(address, [asked(newest, 'full-time posts', { CA: '1500', JP: '7' }), before]);
    const drawn = html.slice(html.indexOf('figure-trend'));
    expect(drawn.split('class="trend-break"').length - 1).toBe(2);
    expect(drawn).not.toContain('class="trend-line"');
    expect(words(html)).toContain('2026 Final Question or unit changed');
  });

  it('are not told over cycles while one release has them', () => {
    expect(show(address, [asked(newest, 'posts', { CA: '1' }), first])).not.toContain('Over cycles');
  });
});
