import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

interface Row {
  readonly id: string;
  readonly level: string;
  readonly stands: string;
  readonly where: string;
  readonly note: string;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const rows: readonly Row[] = parse(read('docs/asvs.csv'), { columns: true });

/** The levels of OWASP ASVS 5.0.0: of each section one digit for each requirement, in their order. */
const LEVELS = `
1.1 22|1.2 1111122223|1.3 112222222223|1.4 222|1.5 123
2.1 122|2.2 112|2.3 12223|2.4 23
3.1 3|3.2 113|3.3 12223|3.4 11222233|3.5 11122333|3.6 3|3.7 22333
4.1 12233|4.2 23333|4.3 22|4.4 1222
5.1 2|5.2 112333|5.3 113|5.4 222
6.1 122|6.2 111111112222|6.3 11223333|6.4 112233|6.5 22222333|6.6 2223|6.7 33|6.8 2222
7.1 222|7.2 1111|7.3 22|7.4 11222|7.5 223|7.6 22
8.1 1233|8.2 1123|8.3 133|8.4 23
9.1 111|9.2 1222
10.1 22|10.2 223|10.3 22223|10.4 1111122222233333|10.5 22222|10.6 22|10.7 222
11.1 2233|11.2 22233|11.3 11233|11.4 1222|11.5 23|11.6 23|11.7 33
12.1 12233|12.2 11|12.3 22223
13.1 2333|13.2 222223|13.3 2233|13.4 1222233
14.1 22|14.2 12223333|14.3 122
15.1 12233|15.2 12233|15.3 1222222|15.4 3333
16.1 2|16.2 22222|16.3 2222|16.4 222|16.5 2223
17.1 23|17.2 22223333|17.3 22`;
/** Of level 3, and aimed at all the same: formulas in tables, and the four eyes. */
const ADOPTED = ['1.2.10', '2.3.5'];
const STATES = ['met', 'partly', 'open', 'not applicable'];
const LONGEST_NOTE = 200;

/** Each requirement of the standard with its level. */
const standard = LEVELS.trim()
  .split(/[|\n]/)
  .flatMap((section) => {
    const [name = '', levels = ''] = section.split(' ');
    return [...levels].map((level, at) => ({ id: `${name}.${at + 1}`, level }));
  });

/** Where jest looks for suites (config/jest.mjs). */
const SUITES =
  /^(config\/[^/]+|(libs|apps)\/[^/]+\/src\/.+|test\/[^/]+|test\/(pdf|integration|cli|e2e|web)\/.+)\.spec\.tsx?$/;
const isRun = (path: string): boolean => SUITES.test(path);

const countOf = (state: string): number => rows.filter(({ stands }) => stands === state).length;

describe('the list of OWASP ASVS 5.0', () => {
  it('has each requirement of the levels 1 and 2, and what is adopted of level 3, in their order', () => {
    expect(['1', '2', '3'].map((each) => standard.filter(({ level }) => level === each).length)).toEqual([70, 183, 92]);
    const asked = standard.filter(({ id, level }) => level !== '3' || ADOPTED.includes(id));
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(asked);
  });

  it('says of each how it stands: where it is met or partly so, and else why not', () => {
    expect(rows.filter(({ stands }) => !STATES.includes(stands))).toEqual([]);
    const held = (stands: string): boolean => stands === 'met' || stands === 'partly';
    expect(rows.filter(({ stands, where }) => held(stands) !== (where !== ''))).toEqual([]);
    expect(rows.filter(({ stands, note }) => stands !== 'met' && note === '')).toEqual([]);
    expect(rows.filter(({ note }) => note.length > LONGEST_NOTE || note !== note.trim())).toEqual([]);
  });

  it('names files that there are, and suites that run', () => {
    const named = [...new Set(rows.flatMap(({ where }) => where.split(' ').filter((path) => path !== '')))];
    expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
    const suites = named.filter((path) => /\.spec\.tsx?$/.test(path));
    expect(suites.filter((path) => !isRun(path))).toEqual([]);
    expect(suites.length).toBeGreaterThan(60);
    expect(['test/support/nowhere.spec.ts', 'docs/asvs.spec.ts'].filter(isRun)).toEqual([]);
  });

  it('is counted on the page of security as it is', () => {
    const [, section = ''] = read('docs/security.md').split('## Against OWASP ASVS 5.0\n');
    const [table = ''] = section.split('\n## ');
    const counted = [...table.matchAll(/^\| (.+?) +\| +(\d+) +\|/gm)].map(([, state, count]) => [state, Number(count)]);
    expect(counted).toEqual(STATES.map((state) => [state, countOf(state)]));
    // Whatever is open is said there too, by its number.
    const open = rows.filter(({ stands }) => stands === 'open').map(({ id }) => id);
    expect(open.filter((id) => !table.includes(id))).toEqual([]);
  });
});
