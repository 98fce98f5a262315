import type { Problem } from '@signatory/contract';
import type { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { CELL, DAY, FIGURE, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE } from '../support/confidential-report.js';
import { requiredQueries, type Paths } from '../support/every-address.js';
import { LaidPlaces } from '../support/laid-places.js';
import { openLaid } from '../support/lay-rows.js';
import { KNOWS_MEMBER } from '../support/outsider-policy.js';
import { OUTSIDERS } from '../support/outsiders.js';
import { withClient } from '../support/place.js';
import type { Product } from '../support/processes.js';
import { switchOffRowSecurity } from '../support/row-security.js';
import { VALID_QUERIES } from '../support/valid-bodies.js';

/** Of which Canada's report is full, and what was laid by hand. */
const CANARIES = [FIGURE, CELL, DAY, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE];
/** So many reads of one person are on their way at once. */
const AT_ONCE = 6;

/** What everybody with a part in the cycle is told, though Canada's own words were laid in it. */
const TOLD_TO_ALL: readonly RegExp[] = [
  // Members negotiate one text and read each other's comments.
  /^\/api\/plans\/\{plan\}\/versions\/\{n\}\/comments$/,
  // A rule is suspended for all members, for one reason.
  /^\/api\/cycles\/\{cycle\}\/rule-suspensions$/,
];
/** What tells of the clock or of the trail, which grows by each file that is read: no two answers are the same. */
const RUNS_ON = /^\/api\/(audit(\/(events\.csv|seal|checkpoint|integrity))?|operations\/work)$/;
/**
 * What nobody can be shown here: a token opens nothing by its hash; who may see all that runs, keeps the product itself; there is
 * no other provider of identities, no part that cites a file, no version before the first and no rendered file.
 */
const UNSHOWN =
  /\{token\}|operations\/(queues|storage)|session\/oidc|files\/\{(hash|path)\}|submissions\/compare|\/annotated|number-check|\/difference|results\/|verify\/|published\//;

interface Read {
  /** As the API describes it. */
  readonly path: string;
  readonly query: string;
}

describe('the reads of the API, on rows that are Canada’s', () => {
  let world: World;
  let product: Product;
  let places: LaidPlaces;
  let reads: readonly Read[];
  let outsiders: ReadonlyMap<string, Client>;
  /** To whom they are something: the member's own people, its judges and those who keep the cycle. */
  let insiders: readonly Client[];
  /** What each was answered by each address while the database, too, held them apart. */
  const held = new Map<string, ReadonlyMap<string, string>>();
  const heldOfInsiders = new Map<string, readonly string[]>();

  beforeAll(async () => {
    const laid = await openLaid();
    ({ world, product, insiders } = laid);
    const { visitor } = laid;
    const signedIn = new Map<string, Client>();
    for (const [who, person] of OUTSIDERS)
      signedIn.set(who, person ? visitor.with(await world.signIn(person)) : visitor);
    outsiders = signedIn;
    const { paths } = (await visitor.get<{ paths: Paths }>('/api/openapi.json')).body;
    // The stream never ends; what it tells is a story of its own.
    reads = Object.entries(paths).flatMap(([path, { get }]) =>
      get && path !== '/api/events'
        ? [{ path, query: VALID_QUERIES[`GET ${path}`] ?? requiredQueries(get)[0] ?? '' }]
        : [],
    );
    places = await withClient(world.test.superuserUrl, (client) => LaidPlaces.read(client));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const client = (who: string): Client => outsiders.get(who) ?? new Client(product.url);

  /** Asks each read, some at once. */
  async function walk(ask: (read: Read) => Promise<void>): Promise<void> {
    const queue = [...reads];
    const next = async (): Promise<void> => {
      for (let read = queue.shift(); read; read = queue.shift()) await ask(read);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  it.each(OUTSIDERS.map(([who]) => [who]))('tell %s nothing that is Canada’s', async (who) => {
    const judges = KNOWS_MEMBER.test(who);
    const told = new Map<string, string>();
    const faults: string[] = [];
    await walk(async ({ path, query }) => {
      const { real, unknown } = places.fill(path, { seesMember: judges });
      const answer = await client(who).get<Problem>(real + query);
      told.set(path, timeless(answer));
      if (answer.status >= 500) faults.push(`${path}: ${answer.status} ${answer.text}`);
      // Whoever judges Canada, or would if nothing barred them, reads its report; `canary` says how far.
      if (judges) return;
      const marks = TOLD_TO_ALL.some((each) => each.test(path)) ? [] : CANARIES;
      faults.push(...marks.filter((mark) => answer.text.includes(mark)).map((mark) => `${path} tells ${mark}`));
      if (unknown === real) return;
      const beside = await client(who).get<Problem>(unknown + query);
      const [one, other] = [answer, beside].map(anonymous);
      if (one !== other) faults.push(`${path} tells what is there from what is not: ${one}, ${other}`);
    });
    held.set(who, told);
    expect(faults.sort()).toEqual([]);
  });

  it('are each shown to somebody: no row of this walk was missing', async () => {
    const missing: string[] = [];
    await walk(async ({ path, query }) => {
      if (UNSHOWN.test(path)) return;
      const { real } = places.fill(path);
      const answers = await Promise.all(insiders.map((insider) => insider.get(real + query)));
      if (answers.some(({ status }) => status >= 500) || answers.every(({ status }) => status >= 400))
        missing.push(`${path}: ${answers.map(({ status }) => status).join()}`);
      heldOfInsiders.set(path, answers.map(timeless));
    });
    expect(missing.sort()).toEqual([]);
  });

  describe('with row-level security off, by the application alone', () => {
    beforeAll(() => switchOffRowSecurity(world.test));

    it.each(OUTSIDERS.map(([who]) => [who]))('tell %s the same', async (who) => {
      const faults: string[] = [];
      await walk(async ({ path, query }) => {
        if (RUNS_ON.test(path)) return;
        const { real } = places.fill(path);
        const answer = await client(who).get(real + query);
        const [before, now] = [held.get(who)?.get(path), timeless(answer)];
        if (before !== now) faults.push(`${path}\n  ${before}\n  ${now}`);
      });
      expect(faults.sort()).toEqual([]);
    });

    it('tell those to whom they are something no more than they were to see', async () => {
      const faults: string[] = [];
      await walk(async ({ path, query }) => {
        const before = heldOfInsiders.get(path);
        if (before === undefined || RUNS_ON.test(path)) return;
        const { real } = places.fill(path);
        const answers = await Promise.all(insiders.map((insider) => insider.get(real + query)));
        answers.map(timeless).forEach((now, at) => {
          if (now !== before[at]) faults.push(`${path}\n  ${before[at]}\n  ${now}`);
        });
      });
      expect(faults.sort()).toEqual([]);
    });
  });
});

/** An answer without the time at which it was given. */
function timeless({ status, text }: Answer): string {
  return `${status} ${text.replace(/"at":"[^"]*"/, '')}`;
}

/** An answer without the address that was asked for. */
function anonymous({ status, body }: Answer<Problem>): string {
  return status < 400 ? String(status) : `${status} ${JSON.stringify({ ...body, instance: '' })}`;
}
