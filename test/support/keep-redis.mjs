import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@signatory/launcher';

/** `REDIS_URL`, else a Redis or Valkey on the path, else the one from the development dependency. */
export async function keepRedis(folder) {
  const outside = process.env.REDIS_URL;
  if (outside) return { address: outside, stop: () => Promise.resolve() };
  const port = await freePort('127.0.0.1');
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    '--databases',
    '1024',
  ];
  const child = spawn(findServer(), options, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = `${output}${chunk}`.slice(-4000)));
  const gone = new Promise((resolve) =>
    child.once('exit', resolve).once('error', (error) => resolve((output += error.message))),
  );
  for (let waited = 0; !(await listens(port)); waited += 50) {
    if (child.exitCode !== null || child.pid === undefined || waited > 20_000)
      throw new Error(`The Redis for tests does not start:\n${output}`);
    await pause(50);
  }
  const stop = () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { address: `redis://127.0.0.1:${port}`, stop };
}

function findServer() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)));
  const found = onPath.find(isExecutable);
  if (found) return found;
  const packaged = packagedServer();
  if (packaged && isExecutable(packaged)) return packaged;
  throw new Error('The tests need a Redis or Valkey: set REDIS_URL, or install redis-server or valkey-server.');
}

/** The package has no entry point of its own, only a program beside its manifest. */
function packagedServer() {
  try {
    const require = createRequire(import.meta.url);
    return join(
      dirname(require.resolve(`@falkordblite/${process.platform}-${process.arch}/package.json`)),
      'bin',
      'redis-server',
    );
  } catch {
    return undefined;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.end(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
