// The keepers of this run. jest calls setup and teardown once per project, all in its main process: each server is started once.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('keep-service.mjs', import.meta.url));
// A keeper may be written in TypeScript, as the tests are.
const REGISTER = new URL('register-typescript.mjs', import.meta.url).href;
const keepers = new Map();

export async function start(kind) {
  if (!keepers.has(kind)) keepers.set(kind, launch(kind));
  const { address } = await keepers.get(kind);
  process.env[`SIGNATORY_TEST_${kind.toUpperCase()}`] = address;
}

export async function stopAll() {
  const running = await Promise.all(keepers.values());
  keepers.clear();
  await Promise.all(running.map(({ stop }) => stop()));
}

/**
 * The keeper has its own process group, out of reach of Ctrl-C, and lives as long as its standard input is open: however
 * this process ends, the keeper notices and stops its server.
 */
function launch(kind) {
  const child = spawn(process.execPath, ['--import', REGISTER, KEEPER, kind], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.stdin.end();
    return gone;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve({ address: said.trim(), stop });
    });
    child.once('exit', (code) => reject(new Error(`The test ${kind} did not start (status ${code}); see above.`)));
  });
}
