import { Database, systemReach } from '@signatory/persistence';
import { Sessions } from '@signatory/features';
import type { ExamplesCopy } from '../copy-examples.js';
import { Client } from '../client.js';
import type { Random } from '../random.js';
import { placesIn, type AskedOperation } from './operations.js';

/** Of the example cycles. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  cycle: ['g7-2025', 'g7-2025', 'rio-2024-interim'],
  member: ['IT', 'JP', 'CA', 'EU'],
  plan: ['g7-migrant-smuggling', 'g20-rio-2024'],
  n: ['1', '2'],
  version: ['1', '2'],
  language: ['en', 'fr', 'ja'],
  kind: ['opening', 'deadline'],
  queue: ['validation', 'mail'],
};
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const CODE = /"(?:code|indicator|commitment|rule)":\s*"([\w.-]{1,40})"/g;

/** What is there to be asked for: what the lists of the product name, by the path that they are at. */
export class KnownPlaces {
  private readonly ids = new Map<string, string[]>();
  private readonly codes = new Set<string>();

  /** What stands at a place of a path: mostly what is there. */
  readonly fill = ({ path }: AskedOperation, place: number, random: Random): string => {
    const name = placesIn(path)[place] ?? '';
    if (name in NAMES) return random.of(NAMES[name] ?? []);
    if (['indicator', 'commitment', 'rule', 'figure'].includes(name)) return random.of([...this.codes, 'x']);
    const before = path.slice(0, path.indexOf(`/{${name}}`));
    const near = this.ids.get(before) ?? [];
    return random.of(near.length > 0 ? near : [...this.ids.values()].flat());
  };

  /** Reads every list that needs no id, as each of some people. */
  async learn(operations: readonly AskedOperation[], callers: readonly Client[], random: Random): Promise<void> {
    const lists = operations.filter(
      ({ method, path, id }) =>
        method === 'GET' && id !== 'followChanges' && placesIn(path).every((name) => name in NAMES),
    );
    for (const { path } of lists)
      for (const caller of callers) {
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => random.of(NAMES[name] ?? ['x']));
        const { status, text } = await caller.get(filled);
        if (status !== 200) continue;
        const known = new Set([...(this.ids.get(path) ?? []), ...(text.match(UUID) ?? []).slice(0, 50)]);
        this.ids.set(path, [...known]);
        for (const [, code = ''] of text.matchAll(CODE)) if (this.codes.size < 60) this.codes.add(code);
      }
  }
}

/** Opens sessions of the example accounts; anew, whatever became of those before. */
export class Doors {
  private constructor(
    private readonly database: Database,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  static async of({ database: { appUrl } }: Pick<ExamplesCopy, 'database'>): Promise<Doors> {
    const database = await Database.open({ url: appUrl, max: 2 });
    const people = await database.readPublic<{ id: string; email: string }>('select id, email from person');
    return new Doors(database, new Map(people.map(({ id, email }) => [email.split('@')[0] ?? '', id])));
  }

  get people(): string[] {
    return [...this.ids.keys()].sort();
  }

  async open(name: string): Promise<string> {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`No example account is called ${name}.`);
    const token = await this.database.as(systemReach([]), (tx) => new Sessions(this.database).open(tx, id, new Date()));
    return `sid=${token}`;
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
