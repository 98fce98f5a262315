import { Problem } from '@signatory/contract';
import { message, LANGUAGES } from '@signatory/texts';
import { Begun } from '../support/begun.js';
import { Client } from '../support/client.js';
import { copyExamples } from '../support/copy-examples.js';
import { draftOf, type Draft } from '../support/malformed/draft.js';
import { Doors, KnownPlaces } from '../support/malformed/known.js';
import { everyOperation, type AskedOperation, type Description } from '../support/malformed/operations.js';
import { Sender, type Heard } from '../support/malformed/send.js';
import { shorten, tell } from '../support/malformed/shorten.js';
import { startProduct, type Product } from '../support/processes.js';
import { Random } from '../support/random.js';
import { trials } from '../support/trials.js';

const { seed, requests } = trials();
const LANES = 6;
/** The share of the requests after which the API has loaded and compiled what it needs: what it grows from then on is told. */
const WARM = 0.2;
/** Kinds of faults that are told, each by its shortest request. */
const MOST_TOLD = 12;
const TOKEN = 'metrics-of-the-malformed';
/** What the net under the schemas says: a value came as far as the database, which could not read it. */
const CAME_THROUGH = LANGUAGES.map((language) => message(language, 'fault.request.value'));

describe(`${requests} requests that are malformed`, () => {
  const begun = new Begun();
  let product: Product;
  let sender: Sender;
  let doors: Doors;
  const places = new KnownPlaces();
  let operations: readonly AskedOperation[];
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    const examples = await begun.begin(copyExamples(), (copy) => copy.drop());
    // A process of its own, whose memory is told.
    const settings = { ...examples, workers: 0, metricsToken: TOKEN, apart: true, perMinute: 0 };
    product = await begun.begin(startProduct(settings), (served) => served.stop());
    doors = await begun.begin(Doors.of(examples), (opened) => opened.close());
    sender = await begun.begin(Promise.resolve(new Sender(product.url)), async (open) => open.close());
    const anybody = new Client(product.url);
    operations = everyOperation((await anybody.get<Description>('/api/openapi.json')).body);
    for (const name of doors.people) cookies.set(name, await doors.open(name));
    const callers = ['secretariat', 'italy', 'reviewer1'].flatMap((name) => cookies.get(name) ?? []);
    await places.learn(operations, [anybody, ...callers.map((cookie) => anybody.with(cookie))], new Random(seed));
  });
  afterAll(() => begun.end());

  /** What is wrong with the answer; null where nothing is. */
  async function ask(draft: Draft): Promise<string | null> {
    const cookie = draft.as === null ? undefined : cookies.get(draft.as);
    try {
      const heard = await sender.send(draft, cookie);
      if (heard?.status === 401 && draft.as !== null) cookies.set(draft.as, await doors.open(draft.as));
      return heard && faultOf(heard);
    } catch (error) {
      return `no answer: ${String(error)}`;
    }
  }

  const memory = async (): Promise<number> => {
    const { text } = await new Client(product.url).get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1_048_576;
  };

  it(
    'are each answered or refused with a problem, and never a fault of ours',
    async () => {
      const random = new Random(seed);
      const known = { operations, people: doors.people, fill: places.fill };
      const faulty = new Map<string, Draft>();
      let left = 0;
      const lane = async (): Promise<void> => {
        while ((left -= 1) >= 0) {
          const draft = draftOf(known, random);
          const fault = await ask(draft);
          if (fault !== null && !faulty.has(`${draft.operation.id} ${fault}`))
            faulty.set(`${draft.operation.id} ${fault}`, draft);
        }
      };
      const askAll = async (count: number): Promise<void> => {
        left = count;
        await Promise.all(Array.from({ length: LANES }, lane));
      };
      const warm = Math.floor(requests * WARM);
      await askAll(warm);
      const before = await memory();
      await askAll(requests - warm);
      const after = await memory();
      process.stdout.write(
        `${requests} malformed requests, seed ${seed}: the API grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB\n`,
      );
      const told: string[] = [];
      for (const [fault, draft] of [...faulty].slice(0, MOST_TOLD)) {
        const again = async (shorter: Draft) => `${draft.operation.id} ${await ask(shorter)}` === fault;
        told.push(`${fault}: ${tell(await shorten(draft, again))}`);
      }
      expect([seed, faulty.size, told]).toEqual([seed, 0, []]);
      expect(product.apiLog()).not.toContain('"unexpected"');
    },
    120_000 + requests * 40,
  );
});

function faultOf({ status, headers, text }: Heard): string | null {
  if (status < 400) return null;
  if (status === 503 ? headers['retry-after'] === undefined : status >= 500) return `answers ${status}`;
  if (!String(headers['content-type']).startsWith('application/problem+json')) return `refuses ${status} in no problem`;
  const problem = Problem.strict().safeParse(parse(text));
  if (!problem.success) return `refuses ${status} in a problem of another shape`;
  const { type, code, detail } = problem.data;
  if (problem.data.status !== status || type !== `/problems/${code}`)
    return `refuses ${status} in a problem that says otherwise`;
  return CAME_THROUGH.some((words) => detail.includes(words)) ? 'comes as far as the database' : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
