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

  it('ranks them in parts, of which one is open: the first, or that of the member looked for', () => {
    const parts = (query: string): string[] =>
      [...pageOf(query).matchAll(/<details class="ranking-part"( open="")?>.*?<\/details>/gs)].map(([part]) => part);
    const whole = parts('?view=ranking');
    expect(whole.length).toBeGreaterThan(4);
    expect(whole.join('').match(/ranking-average/g)).toHaveLength(193);
    expect(Math.max(...whole.map((part) => part.match(/ranking-average/g)?.length ?? 0))).toBeLessThanOrEqual(30);
    expect(whole.map((part) => part.includes('open=""'))).toEqual([true, ...whole.slice(1).map(() => false)]);
    const sought = parts('?view=ranking&member=M7');
    const [open] = sought.filter((part) => part.includes('open=""'));
    expect(open).toMatch(/<tr id="chosen"[^>]*>.*?Member 7</s);
    expect(sought.filter((part) => part.includes('open=""'))).toHaveLength(1);
    expect(pageOf('?view=ranking&member=M7')).toContain('<option value="M7" selected="">Member 7</option>');
    expect(pageOf('?view=ranking&member=nobody')).not.toContain('id="chosen"');
    expect(parts('?view=matrix')).toEqual([]);
  });

  it('has them all in the list, folded until filters leave a few', () => {
    expect(pageOf('?view=list').match(/<details>/g)).toHaveLength(4);
    expect(pageOf('?view=list').match(/class="list-score"/g)).toHaveLength(193 * 4);
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

  it('stands in parts, each at an address of its own, and says which it is', () => {
    expect(rowsOf(pageOf('?view=matrix'))).toEqual(codes(0, 24));
    expect(rowsOf(pageOf('?view=matrix&part=2'))).toEqual(codes(24, 48));
    expect(rowsOf(pageOf('?view=matrix&part=3'))).toEqual(codes(48, 70));
    expect(partsOf(pageOf('?view=matrix&part=2'))).toEqual([
      '1 C0 to C23',
      '2 C24 to C47 (here)',
      '3 C48 to C69',
      '3 Go on with C48 to C69',
    ]);
    expect(pageOf('?view=matrix&part=2').length).toBeLessThan(1_500_000);
  });

  it('says on paper which part of how many it is, and where the whole table stands', () => {
    expect(pageOf('?view=matrix&show=full&part=2')).toContain(
      '<p class="note only-print">Part 2 of 3 of the table: C24 to C47. The whole table, part by part: https://signatory.example/results/all?view=matrix&amp;show=full</p>',
    );
    const whole = renderPage(parseRoute('/results/all?view=matrix'), [manyMembers()], OPTIONS).html;
    expect(whole).not.toContain('of the table:');
  });

  it('opens a cell in its own part, and an address past the end in the last', () => {
    expect(rowsOf(pageOf('?view=matrix&cell=M7.C50'))).toEqual(codes(48, 70));
    expect(rowsOf(pageOf('?view=matrix&part=9'))).toEqual(codes(48, 70));
    expect(rowsOf(pageOf('?view=matrix&part=0'))).toEqual(codes(0, 24));
    expect(pageOf('?view=matrix&part=3')).toContain('?view=matrix&amp;part=3&amp;cell=M7.C50#detail');
  });

  it('has only the rows of a pillar that is chosen, in as many parts as those need', () => {
    const chosen = pageOf('?view=matrix&pillar=II');
    expect(rowsOf(chosen)).toEqual(codes(60, 70));
    expect(partsOf(chosen)).toEqual([]);
    expect(rowsOf(pageOf('?view=matrix&pillar=unknown'))).toEqual(codes(0, 24));
  });

  it('leads from a cell that a link opened to the part where it stands, closed and in another view', () => {
    const links = (html: string): string[] =>
      [...html.matchAll(/href="[^"]*results\/all(\?[^"#]*|)"[^>]*(?:data-close-detail|class="switch-auto)/g)].map(
        ([, query]) => query?.replaceAll('&amp;', '&') ?? '',
      );
    const open = pageOf('?cell=M7.C50');
    expect(links(open)).toEqual(['?view=matrix&part=3', '?view=list&part=3', '?view=ranking', '?part=3']);
    expect(links(pageOf('?cell=M7.C50&fragment=detail'))).toEqual(['?part=3']);
    expect(links(pageOf('?cell=M7.C5'))).toEqual(['?view=matrix', '?view=list', '?view=ranking', '']);
  });

  it('names its parts by their places where the order is not the plan’s', () => {
    const places = ['1–24 of 70', '25–48 of 70', '49–70 of 70'];
    for (const order of ['highest', 'lowest'])
      expect(partsOf(pageOf(`?view=matrix&order=${order}`))).toEqual([
        `1 ${places[0]} (here)`,
        `2 ${places[1]}`,
        `3 ${places[2]}`,
        `2 Go on with ${places[1]}`,
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
    expect(pageOf('?view=list&part=2').match(/class="list-score"/g)).toHaveLength(193 * 24);
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
  const drawn = (query: string): string[] => {
    const { html } = renderPage(parseRoute(`/trends${query}`), [first, second], OPTIONS);
    return [...html.matchAll(/<summary>193 members: show every trend|<h4>(?:<[^>]*>)?([^<]+)/g)].map(
      ([all, name]) => name ?? all,
    );
  };

  it('are folded, until one of them is chosen', () => {
    expect(drawn('')).toHaveLength(194);
    expect(drawn('')[0]).toBe('<summary>193 members: show every trend');
    expect(drawn('?member=M7')).toEqual(['Member 7']);
    expect(drawn('?member=nobody')).toEqual([]);
  });
});
