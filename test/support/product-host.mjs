// APIs or workers of many products, one after the other, in one process; see `product-host.ts`.
import { pino } from 'pino';

const { readEnvironment } = await import('@signatory/config');
const { [process.argv[3]]: run } = await import(process.argv[2]);
const running = new Map();

process.on('message', (order) => void obey(order));
process.on('disconnect', () => process.exit());
process.send({ ready: true });

async function obey({ id, start, environment }) {
  try {
    if (start) running.set(id, await open(id, environment));
    else await running.get(id)();
    process.send({ id, done: true });
  } catch (error) {
    process.send({ id, fault: error.stack });
  }
}

function open(id, variables) {
  const environment = readEnvironment(['databaseUrl'], variables);
  const say = (text) => process.send({ id, said: text });
  return run(environment, pino({ level: environment.logLevel }, { write: say }), say);
}
