import { parseRoute, renderPage, type PageOptions } from '@signatory/pages';
import { manyCells, manyMembers } from './support/published-release.js';

const OPTIONS: PageOptions = { language: 'en', assets: { css: [], js: [] }, base: 'https://signatory.example' };

describe('the matrix of many members', () => {
  const many = manyMembers();
  const pageOf = (query: string): string => renderPage(parseRoute(`/results/all${query}`), [many], OPTIONS).html;

  it('has one element in each cell', () => {
    const html = pageOf('?view=matrix');
    expect(html.match(/<td><a class="chip[^>]*>[^<]*<\/a><\/td>/g)).toHaveLength(193 * 4);
  });

  it('leaves single scores to the list where the list only stands in for it, so that no page holds them twice', () => {
    const html = pageOf('');
    expect(html.match(/M7\.C3#detail/g)).toHaveLength(1);
    expect(html).toContain('List every score');
  });

  it('ranks them in parts, of which one is shown: the first, that asked for, or that of the member looked for', () => {
    const names = (html: string): string[] =>
      [
        ...html.matchAll(
          /<p class="ranking-part">(?:<a href="[^"]*view=ranking&amp;part=(\d+)#ranking-[\w-]+">)?(?:Rank|Not)/g,
        ),
      ].map(([, part]) => part ?? 'shown');
    const rows = (html: string): number => html.match(/<td class="numeric ranking-average"/g)?.length ?? 0;
    const first = pageOf('?view=ranking');
    const count = names(first).length;
    expect(count).toBeGreaterThan(4);
    expect(names(first)).toEqual(['shown', ...Array.from({ length: count - 1 }, (_, at) => String(at + 2))]);
    const whole = Array.from({ length: count }, (_, at) => rows(pageOf(`?view=ranking&part=${at + 1}`)));
    expect(Math.max(...whole)).toBeLessThanOrEqual(30);
    expect(whole.reduce((sum, each) => sum + each, 0)).toBe(193);
    expect(names(pageOf('?view=ranking&part=3'))[2]).toBe('shown');
    const sought = pageOf('?view=ranking&member=M7');
    expect(sought).toMatch(/<tr id="chosen"[^>]*>.*?Member 7</s);
    expect(names(sought).filter((each) => each === 'shown')).toHaveLength(1);
    expect(sought).toContain('<option value="M7" selected="">Member 7</option>');
    expect(pageOf('?view=ranking&member=nobody')).not.toContain('id="chosen"');
    expect(pageOf('?view=ranking&show=none')).toContain('<input type="hidden" name="show" value="none"/>');
    expect(names(pageOf('?view=matrix'))).toEqual([]);
  });

  it('says on paper which part of the ranking it is, and where the whole stands', () => {
    const paper = (query: string): string =>
      /<p class="note only-print">(Part \d+ of \d+)[^<]*( The whole table, part by part: [^<]*)</
        .exec(pageOf(query))
        ?.slice(1)
        .join(':') ?? '';
    const whole = 'The whole table, part by part: https://signatory.example/results/all?view=ranking';
    expect(paper('?view=ranking')).toMatch(/^Part 1 of \d+: /);
    expect(paper('?view=ranking&part=3')).toMatch(/^Part 3 of \d+: /);
    expect(paper('?view=ranking&part=3')).toContain(whole);
    expect(paper('?view=ranking&part=3')).not.toContain('part=3');
    expect(paper('?view=ranking&part=99')).toMatch(/^Part 1 of /);
  });

  it('leads from the list to the commitments, and has what is looked for: one member, or what filters leave', () => {
    const scores = (html: string): number => html.match(/class="list-score"/g)?.length ?? 0;
    const long = pageOf('?view=list');
    expect(scores(long)).toBe(0);
    expect(long.match(/commitments\/C\d#scores-heading">193 members/g)).toHaveLength(4);
    expect(scores(pageOf('?view=list&member=M7'))).toBe(4);
    expect(pageOf('?view=list&member=M7')).toContain('<option value="M7" selected="">Member 7</option>');
    const full = pageOf('?view=list&show=full');
    expect(full.match(/<details>/g)).toHaveLength(4);
    expect(scores(full)).toBeGreaterThan(100);
    // What is looked for and what is shown are counted and cut together.
    const [, shown, all] = /(\d+) of (\d+) cells/.exec(pageOf('?view=list&member=M7&show=full')) ?? [];
    expect([Number(shown), Number(all)]).toEqual([scores(pageOf('?view=list&member=M7&show=full')), 4]);
    const few = { ...many, document: { ...many.document, scores: many.document.scores.slice(0, 3) } };
    const html = renderPage(parseRoute('/results/all?view=list&show=full&show=none'), [few], OPTIONS).html;
    expect(html.match(/<details open="">/g)).toHaveLength(1);
  });
});

describe('the matrix of 193 members and 70 commitments', () => {
  const large = manyCells();
  const pageOf = (query: string): string => renderPage(parseRoute(`/results/all${query}`), [large], OPTIONS).html;
  const rowsOf = (html: string): string[] =>
    [...html.matchAll(/<th scope="row" class="matrix-commitment"><a href="[^"]*\/commitments\/(C\d+)/g)].map(
      ([, code]) => code ?? '',
    );
  const codes = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `C${from + at}`);
  const partsOf = (html: string): string[] =>
    [...html.matchAll(/part=(\d+)#matrix-heading"( aria-current="page")?>([^<]*)</g)].map(
      ([, at, here, name]) => `${at} ${name}${here ? ' (here)' : ''}`,
    );

  it('groups the figures of its bar, as those beside it', () => {
    const [, bar = ''] = /<svg class="distribution"(.*?)<\/svg><span class="stat-note"/s.exec(pageOf('')) ?? [];
    expect([...bar.matchAll(/<tspan dx="5">([^<]*)</g)].map(([, count]) => count)).toEqual(['2,702', '2,702', '2,702']);
  });

  it('stands in parts, each at an address of its own, and says which it is', () => {
    expect(rowsOf(pageOf('?view=matrix'))).toEqual(codes(0, 10));
    expect(rowsOf(pageOf('?view=matrix&part=2'))).toEqual(codes(10, 20));
    expect(rowsOf(pageOf('?view=matrix&part=7'))).toEqual(codes(60, 70));
    expect(partsOf(pageOf('?view=matrix&part=2'))).toEqual([
      '1 C0 to C9',
      '2 C10 to C19 (here)',
      ...[3, 4, 5, 6, 7].map((at) => `${at} C${at * 10 - 10} to C${at * 10 - 1}`),
      '3 Go on with C20 to C29',
    ]);
    expect(pageOf('?view=matrix&part=2').length).toBeLessThan(600_000);
  });

  it('says on paper which part of how many it is, and where the whole table stands', () => {
    expect(pageOf('?view=matrix&show=full&part=2')).toContain(
      '<p class="note only-print">Part 2 of 7 of the table: C10 to C19. The whole table, part by part: https://signatory.example/results/all?view=matrix&amp;show=full</p>',
    );
    const whole = renderPage(parseRoute('/results/all?view=matrix'), [manyMembers()], OPTIONS).html;
    expect(whole).not.toContain('of the table:');
  });

  it('opens a cell in its own part, and an address past the end in the last', () => {
    expect(rowsOf(pageOf('?view=matrix&cell=M7.C50'))).toEqual(codes(50, 60));
    expect(rowsOf(pageOf('?view=matrix&part=9'))).toEqual(codes(60, 70));
    expect(rowsOf(pageOf('?view=matrix&part=0'))).toEqual(codes(0, 10));
    expect(pageOf('?view=matrix&part=6')).toContain('?view=matrix&amp;part=6&amp;cell=M7.C50#detail');
  });

  it('has only the rows of a pillar that is chosen, in as many parts as those need', () => {
    const chosen = pageOf('?view=matrix&pillar=II');
    expect(rowsOf(chosen)).toEqual(codes(60, 70));
    expect(partsOf(chosen)).toEqual([]);
    expect(rowsOf(pageOf('?view=matrix&pillar=unknown'))).toEqual(codes(0, 10));
  });

  it('leads from a cell that a link opened to the part where it stands, closed and in another view', () => {
    const links = (html: string): string[] =>
      [...html.matchAll(/href="[^"]*results\/all(\?[^"#]*|)"[^>]*(?:data-close-detail|class="switch-auto)/g)].map(
        ([, query]) => query?.replaceAll('&amp;', '&') ?? '',
      );
    const open = pageOf('?cell=M7.C50');
    expect(links(open)).toEqual(['?view=matrix&part=6', '?view=list&part=6', '?view=ranking', '?part=6']);
    expect(links(pageOf('?cell=M7.C50&fragment=detail'))).toEqual(['?part=6']);
    expect(links(pageOf('?cell=M7.C5'))).toEqual(['?view=matrix', '?view=list', '?view=ranking', '']);
  });

  it('names its parts by their places where the order is not the plan’s', () => {
    const places = [1, 2, 3, 4, 5, 6, 7].map((at) => `${at} ${at * 10 - 9}–${at * 10} of 70`);
    for (const order of ['highest', 'lowest'])
      expect(partsOf(pageOf(`?view=matrix&order=${order}`))).toEqual([
        `${places[0]} (here)`,
        ...places.slice(1),
        '2 Go on with 11–20 of 70',
      ]);
  });

  it('has as many parts as the filters leave rows, none of which is empty', () => {
    const lists = (html: string): number => html.match(/class="list-block"/g)?.length ?? 0;
    const scores = large.document.scores.filter(({ commitment }) => ['C3', 'C65'].includes(commitment));
    const few = { ...large, document: { ...large.document, scores } };
    const fewOf = (query: string): string => renderPage(parseRoute(`/results/all${query}`), [few], OPTIONS).html;
    expect(rowsOf(fewOf('?view=matrix&show=full'))).toEqual(['C3', 'C65']);
    expect(lists(fewOf('?view=list&show=full'))).toBe(2);
    expect(partsOf(fewOf('?view=list&show=full'))).toEqual([]);
    expect(rowsOf(fewOf('?view=matrix&show=full&pillar=II'))).toEqual(['C65']);
    // Where they leave none, it is said, with the way back.
    const none = fewOf('?view=list&show=full&pillar=unknown');
    expect(none).toContain('No score matches the filters.');
    expect(lists(none)).toBe(0);
  });

  it('has the same parts as a list, and none in the ranking', () => {
    expect(pageOf('?view=list&part=2').match(/class="list-block"/g)).toHaveLength(10);
    expect(pageOf('?view=list&member=M7').match(/class="list-score"/g)).toHaveLength(70);
    expect(pageOf('?view=ranking&part=2')).not.toContain('#matrix-heading"');
  });

  it('leaves one that fits on a page whole', () => {
    expect(renderPage(parseRoute('/results/all?view=matrix'), [manyMembers()], OPTIONS).html).not.toContain('part=');
  });
});

describe('the trends of many members', () => {
  const first = manyMembers();
  const { document } = first;
  const second = {
    ...first,
    sha256: 'b'.repeat(64),
    document: {
      ...document,
      cycle: { ...document.cycle, code: 'later', window: { from: '2026-11-01', to: '2027-10-31' } },
    },
  };
  const pageOf = (query: string): string => renderPage(parseRoute(`/trends${query}`), [first, second], OPTIONS).html;
  const drawn = (query: string): string[] => {
    return [...pageOf(query).matchAll(/<summary>193 members: show every trend|<h4>(?:<[^>]*>)?([^<]+)/g)].map(
      ([all, name]) => name ?? all,
    );
  };

  it('are led to, each at an address of its own, until one of them is chosen', () => {
    expect(drawn('')).toEqual(['<summary>193 members: show every trend']);
    expect(pageOf('?base=2026').match(/\/trends\?base=2026&amp;member=M\d+">/g)).toHaveLength(193);
    expect(drawn('?member=M7')).toEqual(['Member 7']);
    expect(drawn('?member=nobody')).toEqual([]);
  });
});

describe('the commitment of many members', () => {
  const many = manyMembers();
  const pageOf = (query: string): string =>
    renderPage(parseRoute(`/results/all/commitments/C1${query}`), [many], OPTIONS).html;
  /** The members whose reasons are shown. */
  const shown = (html: string): string[] => {
    const list = html.slice(html.indexOf('<ul class="member-scores">'));
    return [...list.matchAll(/<li id="member-(M\d+)">/g)].map(([, code]) => code ?? '');
  };
  const members = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `M${from + at}`);

  it('has them in parts, and one alone that is looked for', () => {
    expect(shown(pageOf(''))).toEqual(members(0, 20));
    expect(shown(pageOf('?part=2'))).toEqual(members(20, 40));
    expect(shown(pageOf('?part=99'))).toEqual(members(180, 193));
    expect(pageOf('?part=2')).toContain('part=2#scores-heading" aria-current="page">Member 20 to Member 39</a>');
    expect(pageOf('?part=2')).toContain('part=3#scores-heading">Go on with Member 40 to Member 59</a>');
    expect(shown(pageOf('?member=M77'))).toEqual(['M77']);
    expect(pageOf('?member=M77')).toContain('<option value="M77" selected="">Member 77</option>');
    expect(shown(pageOf('?member=nobody'))).toEqual(members(0, 20));
  });

  it('has a place for each of them on every part, to which a link of before leads, and from there to the member', () => {
    for (const query of ['', '?part=2', '?member=M77']) {
      const html = pageOf(query);
      for (const member of members(0, 193))
        expect([query, member, html.split(`id="member-${member}"`).length - 1]).toEqual([query, member, 1]);
    }
    expect(pageOf('')).toMatch(/<li id="member-M77"><a href="[^"]*commitments\/C1\?member=M77#member-M77">/);
    expect(pageOf('?part=4')).toContain('<a href="#member-M77">');
  });
});

it.each([
  ['/results/all?view=matrix', 5_500],
  ['/results/all', 5_800],
  ['/results/all?view=list', 1_500],
  ['/results/all?view=list&member=M7', 2_500],
  ['/results/all?view=list&show=full&pillar=II', 5_000],
  ['/results/all?view=ranking', 2_000],
  ['/results/all/commitments/C1', 3_000],
  ['/trends', 2_500],
])('%s of 193 members and 70 commitments has fewer elements than %i', (path, most) => {
  const { html } = renderPage(parseRoute(path), [manyCells()], OPTIONS);
  expect(html.match(/<[a-z][^>]*>/g)?.length).toBeLessThan(most);
});
