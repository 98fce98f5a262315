import { Audit, ReadTrail, SealTrail, SigningKeys, VerifyTrail, type Signing } from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import { createDatabase } from '../support/database.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';

const WRITERS = 8;
const MEASURED_MS = 5_000;
const EVENTS = 200_000;
const REACH = systemReach([]);

/** What the trail costs whoever changes something; and, told beside it, how fast it is sealed and checked. */
export const P9: Benchmark = {
  id: 'P9',
  what: 'transactions/s of a change with its audit event, beside the change alone',
  ratio: 'ours/beside',
  goal: '≥ 0.7',
  gate: '0.6',
  async prepare(tell) {
    await start('postgres');
    const test = await createDatabase();
    const database = await Database.open({ url: test.appUrl, max: WRITERS });
    const audit = new Audit();
    const signing: Signing = { key: SigningKey.generate(), site: 'http://localhost:3000' };
    const keys = new SigningKeys(database, audit, signing);
    await keys.publish(new Date());
    for (let n = 0; n < WRITERS; n += 1)
      await database.as(REACH, (tx) =>
        tx.query('insert into link_host (host, free_at) values ($1, now())', [`host-${n}`]),
      );
    await tellOfSealing(tell, database, { audit, seal: new SealTrail(database, keys, signing), keys });
    const rate = async (isAudited: boolean): Promise<number> => {
      const end = performance.now() + MEASURED_MS;
      const counts = Array.from({ length: WRITERS }, async (_, n) => {
        let done = 0;
        for (; performance.now() < end; done += 1)
          await database.as(REACH, async (tx) => {
            await tx.query('update link_host set free_at = now() where host = $1', [`host-${n}`]);
            if (isAudited) await audit.record(tx, event(done));
          });
        return done;
      });
      return (await Promise.all(counts)).reduce((sum, each) => sum + each, 0) / (MEASURED_MS / 1_000);
    };
    return {
      round: async () => ({ ours: await rate(true), beside: await rate(false) }),
      close: async () => {
        await database.close();
        await test.drop();
        await stopAll();
      },
    };
  },
};

async function tellOfSealing(
  tell: (line: string) => void,
  database: Database,
  { audit, seal, keys }: { readonly audit: Audit; readonly seal: SealTrail; readonly keys: SigningKeys },
): Promise<void> {
  for (let written = 0; written < EVENTS; written += 10_000)
    await database.as(REACH, (tx) =>
      audit.recordAll(
        tx,
        Array.from({ length: 10_000 }, (_, n) => event(written + n)),
      ),
    );
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return Math.round(EVENTS / ((performance.now() - began) / 1_000));
  };
  const sealed = await timed(() => seal.execute(new Date()));
  const checked = await timed(() => new VerifyTrail(database, new ReadTrail(database), keys).execute(new Date()));
  tell(`${EVENTS} events: sealed ${sealed} a second, checked ${checked} a second`);
}

const event = (n: number) => ({
  actor: '4b0c1d52-7a1e-4a5e-9b0c-1d527a1e4a5e',
  act: 'entry.save' as const,
  subject: `g7-2025/CA/i${n}`,
  facts: { version: n, reason: 'Corrected after the ministry’s letter.' },
  at: new Date(),
});
