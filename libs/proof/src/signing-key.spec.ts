import { execFileSync } from 'node:child_process';

const TYPESCRIPT = new URL('../../../test/support/register-typescript.mjs', import.meta.url).href;
const SIGNING_KEY = new URL('signing-key.ts', import.meta.url).href;

it('is generated and written as often as one likes: Node 20 waited for ever in one of some two thousand', () => {
  const rounds = `for (let left = 6000; left > 0; left -= 1) SigningKey.generate().serialise(); console.log('written')`;
  const code = `const { SigningKey } = await import('${SIGNING_KEY}'); ${rounds}`;
  // Little memory for what is young: garbage is collected often. Whoever waits hears no timer, so it is a process of its own.
  const args = ['--max-semi-space-size=1', '--import', TYPESCRIPT, '--input-type=module', '-e', code];
  const settings = { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' } as const;
  expect(execFileSync(process.execPath, args, settings)).toBe('written\n');
}, 90_000);
