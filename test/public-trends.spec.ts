import { plainText } from '@signatory/domain';
import { parseRoute, pointsOf, renderPage, trendsOf, type PublishedRelease } from '@signatory/pages';
import { threeReleases } from './support/published-trends.js';

const releases = threeReleases();
const [newest, second, first] = releases as [PublishedRelease, PublishedRelease, PublishedRelease];

function show(address: string, shown: readonly PublishedRelease[] = releases, language = 'en'): string {
  const assets = { css: [], js: [] };
  return renderPage(parseRoute(address), shown, { language, assets, base: 'https://signatory.example' }).html;
}

/** What is read, without markup. */
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const lines = (html: string): number => html.split('class="trend-line"').length - 1;

describe('trends', () => {
  it('stand in the order of windows, whatever order releases are in', () => {
    const [trend] = trendsOf(releases);
    expect(trend?.releases.map(({ sha256 }) => sha256)).toEqual([first, second, newest].map(({ sha256 }) => sha256));
  });

  it('have a line only where the newer release was compared with the very release before, and says so', () => {
    const [trend] = trendsOf(releases);
    const line = (member: string | null) =>
      trend ? pointsOf(trend, member).map(({ step }) => step?.line ?? null) : [];
    expect(line(null)).toEqual([null, true, false]);
    expect(line('CA')).toEqual([null, true, true]);
    expect(line('EU')).toEqual([null, false, false]);
    // The release before was corrected: what was computed against the old one joins nothing.
    const [corrected] = trendsOf([second, { ...first, sha256: 'c'.repeat(64) }]);
    expect(corrected && pointsOf(corrected, null).map(({ step }) => step)).toEqual([null, null]);
  });

  it('begin with the sentence, and draw no line that they do not claim', () => {
    const html = show('/trends');
    expect(words(html)).toContain(
      'G7 migrant smuggling, 2025 interim and G7 migrant smuggling, 2026 final are two points without a line. 60 of 141 cells are comparable.',
    );
    // One of all members, and two for each of seven members; the Union has none.
    expect(lines(html)).toBe(1 + 2 * 7);
    expect(words(show('/trends', [second, first]))).toContain(
      'the average over the 112 of 141 comparable cells went from +0.33 to +0.40: +0.07.',
    );
  });

  it('break the scale exactly where two points stand without a line', () => {
    // Once for all members, twice for the Union.
    expect(show('/trends').split('class="trend-break"').length - 1).toBe(3);
    expect(show('/trends', [second, first]).split('class="trend-break"').length - 1).toBe(1);
  });

  it('draw the newest ranks on one scale, and members that share one on the same line', () => {
    const { document } = newest;
    const members = document.tables.members.map((mean) =>
      mean.rank === 2 || mean.rank === 3 ? { ...mean, rank: 2 } : mean,
    );
    const html = show('/trends', [{ ...newest, document: { ...document, tables: { ...document.tables, members } } }]);
    const dots = [...html.matchAll(/class="rank-dot" cx="([\d.]+)%"/g)].map(([, at]) => Number(at));
    const ranks = members.flatMap(({ rank, ranked }) => (ranked && rank !== null ? [rank] : [])).sort((a, b) => a - b);
    expect(dots).toEqual(ranks.map((rank) => 5 + ((rank - 1) / 7) * 90));
    expect(new Set(dots).size).toBe(new Set(ranks).size);
    expect(html.split('class="rank-interval"').length - 1).toBe(ranks.length);
    expect(html).not.toMatch(/ style="/);
  });

  it('draw no ranks where the method claims none', () => {
    const { document } = newest;
    for (const ranking of ['none', 'bands'] as const)
      expect(
        show('/trends', [{ ...newest, document: { ...document, method: { ...document.method, ranking } } }]),
      ).not.toContain('rank-dot');
  });

  it('of one release, of releases never compared, and of none, say so', () => {
    expect(words(show('/trends', [first]))).toContain('A trend needs two.');
    expect(show('/trends', [first])).not.toContain('<svg class="trend"');
    expect(words(show('/trends', [newest, first]))).toContain('were not compared: they are two points without a line');
    expect(words(show('/trends', []))).toContain('No release is public at present.');
  });

  it('give every figure of a drawing as a table too', () => {
    const html = words(show('/trends'));
    expect(html).toContain('No: 60 of 141 comparable');
    expect(html).toContain('Yes: 112 of 141 comparable');
    expect(html).toContain('No: 0 of 18 comparable');
  });

  it.each(['fr', 'de', 'it', 'ja'])('speak %s', (language) => {
    expect(show('/trends', releases, language)).not.toMatch(/comparable cells|two points/);
  });
});

describe('the pages of a release that knows what its judgement is worth', () => {
  const cycle = `/results/${newest.document.cycle.code}`;

  it('mark a changed score with a notch, and in words with the one before', () => {
    const html = show(`${cycle}?view=matrix`);
    expect(html.split('chip-changed').length - 1).toBe(1);
    expect(html).toMatch(/CA\.I\.1.*changed from 0/s);
    expect(words(show(`${cycle}?view=list`))).toContain('changed from 0');
    expect(words(html)).toContain('Changed since G7 migrant smuggling, 2025 interim: 1 of 60 comparable scores');
  });

  it('name the breaks, who joined and who left', () => {
    const html = words(show(cycle));
    for (const sentence of [
      'The members differ: the two releases are two points without a line.',
      'Joined: European Union',
      'Left: Russian Federation',
      'II.2 is scored by another guideline',
      'V.1 is new',
    ])
      expect(html).toContain(sentence);
  });

  it('print the re-scoring range beside the rank, list who has no rank apart with bounds, and claim no difference', () => {
    const html = words(show(`${cycle}?view=ranking`));
    expect(html).toContain('Re-scoring range');
    expect(html).toContain('on 21 of 141 cells. Seed 9e3779b97f4a7c15f39cc0605cedc834.');
    expect(html).toContain('Where the ranges of two members overlap, no difference between them is claimed.');
    expect(html).toMatch(
      /– Canada .* Not ranked: \d+ of \d+ scored, between \+0\.10 and \+0\.60 if the gaps were scored/,
    );
    expect(words(show(`${cycle}/members/JP`))).toContain('no difference between them is claimed');
  });

  it('in bands show no rank and no interval', () => {
    const { document } = newest;
    const members = document.tables.members.map((mean) => ({ ...mean, band: mean.rank === null ? null : 1 }));
    const banded = {
      ...newest,
      document: {
        ...document,
        method: { ...document.method, ranking: 'bands' as const },
        tables: { ...document.tables, members },
      },
    };
    const html = words(show(`${cycle}?view=ranking`, [banded]));
    expect(html).toContain('Band');
    expect(html).not.toMatch(/\bRank\b|Rank interval/);
  });

  it('have agreement and every setting on the method page', () => {
    const html = words(show('/method'));
    for (const sentence of [
      'Agreed on 120 of 141',
      '0.74, 95% interval 0.65 to 0.82',
      'Not defined: one class only',
      '201 of 280',
      '40 cells with two blind scores',
      '60% of comparable cells, and the same members',
      'Count in averages over members and have ranks',
      'Ranks with intervals',
      '14 days before publication',
    ])
      expect(html).toContain(sentence);
  });
});

describe('a plan that grew between two releases', () => {
  const without = (release: PublishedRelease, version: number, ...gone: string[]): PublishedRelease => {
    const { plan } = release.document;
    const commitments = plan.commitments.filter(({ id }) => !gone.includes(id));
    return { ...release, document: { ...release.document, plan: { ...plan, version, commitments } } };
  };
  const grown = [without(newest, 2, 'III.4'), without(second, 1, 'V.1', 'IV.2'), without(first, 1, 'V.1', 'IV.2')];

  it('says of the newest what did not exist in the release before the plan changed', () => {
    const text = words(show('/results/g7-2026-final?view=matrix', grown));
    expect(text).toContain('2 commitments did not exist in G7 migrant smuggling, 2025 interim: IV.2, V.1.');
    expect(text).toContain('1 commitment is no longer in version 2: III.4.');
    expect(text).not.toContain('This release is of plan version');
  });

  it('says of an older one that it is of an older plan', () => {
    expect(words(show('/results/g7-2024-final?view=matrix', grown))).toContain(
      'This release is of plan version 1; the plan is now in version 2. 2 commitments did not exist in G7 migrant smuggling, 2024 final: IV.2, V.1. 1 commitment is no longer in version 2: III.4.',
    );
  });

  it('says nothing where all releases are of one version', () => {
    expect(show('/results/g7-2026-final?view=matrix')).not.toMatch(/did not exist|plan version 1/);
  });
});

describe('what a commitment was before', () => {
  const { cycle } = newest.document;
  const reworded = (release: PublishedRelease, version: number, text: string, id = 'I.1'): PublishedRelease => ({
    ...release,
    document: {
      ...release.document,
      plan: {
        ...release.document.plan,
        version,
        commitments: release.document.plan.commitments.map((each) =>
          each.id === 'I.1' ? { ...each, id, text: plainText(text) } : each,
        ),
      },
    },
  });
  const versions = [
    reworded(newest, 2, 'States set up and staff units.'),
    reworded(second, 1, 'States set up units.'),
    reworded(first, 1, 'States set up units.'),
  ];
  const commitment = `/results/${cycle.code}/commitments/I.1`;

  it('stands in a cell’s detail, release by release, with a way to each', () => {
    const html = show(`/results/${cycle.code}?cell=CA.I.1&fragment=detail`);
    expect(html.match(/<ol class="score-history">.*<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(3);
    expect(html).toContain(`/results/${first.document.cycle.code}?cell=CA.I.1#detail`);
    expect(words(show(`/results/${cycle.code}?cell=CA.I.1&fragment=detail`, [newest]))).not.toContain('Score history');
  });

  it('is printed by plan version, the newest first', () => {
    const text = words(show(commitment, versions));
    const [now, before] = ['Plan version 2', 'Plan version 1'].map((each) => text.indexOf(each));
    expect([now, before]).not.toContain(-1);
    expect(now).toBeLessThan(before ?? 0);
    expect(text.slice(before)).toContain('States set up units.');
    expect(text).toContain('Scored in: G7 migrant smuggling, 2024 final, G7 migrant smuggling, 2025 interim');
    expect(words(show(commitment))).not.toContain('History of wording');
  });

  it('says which version dropped it', () => {
    const gone = [reworded(newest, 2, 'Another one.', 'I.1b'), ...versions.slice(1)];
    expect(words(show(`/results/${first.document.cycle.code}/commitments/I.1`, gone))).toContain(
      'Plan version 2 dropped this commitment',
    );
  });

  it('says beside its title what the newest version changed', () => {
    expect(words(show(`/results/${cycle.code}/commitments/V.1`))).toMatch(
      /Knowledge and monitoring What changed since .*: V\.1 is new/,
    );
  });
});

describe('the figures behind a commitment', () => {
  const figure = (member: string, value: string | null, cell = 'total') => ({
    member,
    indicator: 'i1_staff',
    cell,
    value,
    status: value === null ? ('withheld' as const) : ('normal' as const),
    illustrative: true,
  });
  const { document } = first;
  const reported: PublishedRelease = {
    ...first,
    document: {
      ...document,
      plan: {
        ...document.plan,
        commitments: document.plan.commitments.map((each) => ({
          ...each,
          indicators:
            each.id === 'I.1'
              ? [{ code: 'i1_staff', label: 'I.1.b', role: 'context', question: plainText('How many staff?') }]
              : [],
        })),
      },
      figures: [figure('CA', '1200'), figure('FR', '30.5'), figure('JP', null), figure('CA', '7', 'sex.female')],
    },
  };
  const html = show(`/results/${document.cycle.code}/commitments/I.1`, [reported]);

  it('are drawn by member with their range in words, and stand as a table too, with what is withheld', () => {
    expect(html).toContain('aria-label="How many staff?: 2 figures, from 30.5 (France) to 1,200 (Canada)"');
    expect(html.match(/class="figure-bar"/g)).toHaveLength(2);
    expect(words(html)).toMatch(/Show as table .*Canada 1,200 Final France 30\.5 Final Japan – Confidential/);
  });

  it('are not drawn where there are none', () => {
    expect(words(show(`/results/${document.cycle.code}/commitments/I.2`, [reported]))).not.toContain(
      'Figures reported',
    );
  });
});
