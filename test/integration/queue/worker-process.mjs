// A worker in a process of its own, to be killed: says "started N" when it takes job N, and needs a moment for each.
import { setTimeout as wait } from 'node:timers/promises';
import { Database, NOBODY } from '@signatory/persistence';
import { completeJob, JOB_NAMES, startWorker } from '@signatory/queue';

const { queue, jobMs, lockMs } = JSON.parse(process.argv[2]);
const db = await Database.open({ url: queue.databaseUrl, max: 4 });

const handle = async ({ revision }, { outboxId }) => {
  process.send({ started: revision });
  await wait(jobMs);
  await db.as(NOBODY, async (tx) => {
    if (await completeJob(tx, outboxId))
      await tx.query('insert into outcome (outbox_id, revision) values ($1, $2)', [outboxId, revision]);
  });
};

await startWorker({
  queue,
  dataSource: db.dataSource,
  handlers: Object.fromEntries(JOB_NAMES.map((name) => [name, handle])),
  schedules: false,
  lockMs,
  onError: (error) => process.send({ error: error.message }),
  onGivenUp: ({ name }) => process.send({ error: `gave up ${name}` }),
});
process.send({ ready: true });
process.on('disconnect', () => process.exit());
