import type { Problem } from '@signatory/contract';
import type { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { CELL, DAY, FIGURE, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE } from '../support/confidential-report.js';
import { everyCommand, type Command, type Commands } from '../support/every-command.js';
import { LaidPlaces } from '../support/laid-places.js';
import { givePasswords, openLaid } from '../support/lay-rows.js';
import { answersFor, isToldOf, KNOWS_MEMBER, OWN } from '../support/outsider-policy.js';
import { OUTSIDERS } from '../support/outsiders.js';
import { withClient } from '../support/place.js';
import type { Product } from '../support/processes.js';
import { rowDigests } from '../support/row-digests.js';
import { switchOffRowSecurity } from '../support/row-security.js';
import { fileFor, VALID_BODIES, VALID_QUERIES } from '../support/valid-bodies.js';

const CANARIES = [FIGURE, CELL, DAY, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE];
const WITH_OWN = ['a visitor', 'another member’s lead focal point'];
/** So many commands of one person are on their way at once. */
const AT_ONCE = 6;

/**
 * What shows no keeper that a row is there: a hash opens nothing, whose ever it is; nothing has failed that could be sent again; a
 * key is removed with a fresh proof, and a moved release read from its file; what else a command names, in its form, is not there.
 */
const STATELESS =
  /\{token\}|(jobs|letters)\/\{id\}\/send-again|PUT .*justifications|combination|assessments|\/object$|DELETE .*webhooks|releases\/\{id\}\/(withdraw|embargo)|passkeys\/\{id\}\/remove/;
/** By these nobody is told that a row is there. */
const UNMET = ['not-found', 'permission.missing', 'request.invalid', 'sign-in.needed', 'step-up.needed', 'unexpected'];

interface Outsider {
  readonly client: Client;
  readonly role: string;
}

describe('the commands of the API, on rows that are Canada’s', () => {
  let world: World;
  let product: Product;
  let places: LaidPlaces;
  let commands: Command[];
  let outsiders: Map<string, Outsider>;
  let insiders: readonly Client[];
  let people: string[];
  let before: Record<string, string>;
  /** Of each outsider the commands that came past the door: what is refused there, no row is looked at for. */
  const past = new Map<string, Command[]>();

  beforeAll(async () => {
    const laid = await openLaid();
    ({ world, product, insiders } = laid);
    const { visitor } = laid;
    outsiders = new Map();
    for (const [who, person] of OUTSIDERS)
      outsiders.set(who, {
        client: person ? visitor.with(await world.signIn(person)) : visitor,
        role: person?.role ?? '',
      });
    await givePasswords(world);
    // Whoever signed out would be a visitor.
    commands = everyCommand((await visitor.get<Commands>('/api/openapi.json')).body).filter(
      ({ method, path }) => method !== 'DELETE' || path !== '/api/session',
    );
    await withClient(world.test.superuserUrl, async (client) => {
      places = await LaidPlaces.read(client);
      const { rows } = await client.query<{ id: string }>('select id from person order by created_at desc limit $1', [
        OUTSIDERS.length - 1,
      ]);
      people = rows.map(({ id }) => id);
    });
    before = await digests();
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const digests = () => withClient(world.test.superuserUrl, (client) => rowDigests(client, people));

  const send = (client: Client, { method, path, body }: Command, address: string): Promise<Answer<Problem>> => {
    const file = fileFor(path);
    if (file) return client.upload(address, file.text, file.name);
    const name = `${method} ${path}`;
    const sending = { body: VALID_BODIES[name] ?? body, headers: { 'if-match': '"1"' } };
    return client.send(method, address + (VALID_QUERIES[name] ?? ''), sending);
  };

  /** What is wrong with how a command is answered; and whether it came past the door. */
  async function give(who: string, command: Command): Promise<{ faults: string[]; isPast: boolean }> {
    const { client, role } = outsiders.get(who) as Outsider;
    const name = `${command.method} ${command.path}`;
    const { real, unknown } = places.fill(command.path, { seesMember: KNOWS_MEMBER.test(who) });
    const answer = await send(client, command, real);
    const { needs } = (answer.body?.facts ?? {}) as { needs?: string };
    const isPast = answer.status !== 401 && (needs === undefined || needs.split(', ').includes(role));
    const faults = CANARIES.filter((mark) => answer.text.includes(mark)).map((mark) => `${name} tells ${mark}`);
    if (!answersFor(who, name).includes(answer.status)) faults.push(`${name}: ${answer.status} ${answer.text}`);
    if (isPast && unknown !== real && !isToldOf(who, name)) {
      const beside = await send(client, command, unknown);
      const [one, other] = [answer, beside].map(
        (each) => `${each.status} ${JSON.stringify({ ...each.body, instance: '' })}`,
      );
      if (one !== other) faults.push(`${name} tells what is there from what is not: ${one}, ${other}`);
    }
    return { faults, isPast };
  }

  async function walk(who: string): Promise<string[]> {
    // What is everybody's own is asked of two: it does not hang on a role, and hashes passwords.
    const isAsked = ({ method, path }: Command): boolean =>
      !OWN.test(`${method} ${path}`) || (!past.has(who) && WITH_OWN.includes(who));
    const queue = (past.get(who) ?? commands).filter(isAsked);
    const [faults, come]: [string[], Command[]] = [[], []];
    const next = async (): Promise<void> => {
      for (let command = queue.shift(); command; command = queue.shift()) {
        const given = await give(who, command);
        faults.push(...given.faults);
        if (given.isPast) come.push(command);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    past.set(who, come);
    return faults.sort();
  }

  describe.each([
    ['as the product runs', false],
    ['with row-level security off, by the application alone', true],
  ])('%s', (_, isOff) => {
    beforeAll(async () => {
      if (isOff) await switchOffRowSecurity(world.test);
    });

    it.each(OUTSIDERS.map(([who]) => [who]))('are refused to %s, who learns and changes nothing', async (who) => {
      expect(await walk(who)).toEqual([]);
      const after = await digests();
      expect(after).toEqual(before);
    });
  });

  it('are each known to somebody: no row of these walks was missing', async () => {
    // What ends comes after what is ended by it.
    const turn = ({ method, path }: Command): number => {
      const ends = method === 'DELETE' || /\/(end|remove|close|withdraw|cancel|revoke)$/.test(path);
      if (path.startsWith('/api/me/')) return /\/sessions\//.test(path) ? 2 : Number(ends);
      return path.endsWith('/reopen') ? 5 : ends ? 4 : 3;
    };
    const missing: string[] = [];
    for (const command of [...commands].sort((one, other) => turn(one) - turn(other))) {
      const { real, unknown } = places.fill(command.path);
      if (real === unknown || STATELESS.test(`${command.method} ${command.path}`)) continue;
      const answers: string[] = [];
      for (const client of insiders) {
        const { body } = await send(client, command, real);
        answers.push(body?.code ?? 'given');
        if (!UNMET.includes(body?.code ?? '')) break;
      }
      if (answers.every((code) => UNMET.includes(code)))
        missing.push(`${command.method} ${command.path}: ${answers.join()}`);
    }
    expect(missing).toEqual([]);
  });
});
