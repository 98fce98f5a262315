import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { makeSecret, signEvent } from './sign-event.js';

const PAGE = new URL('../../../../docs/exchange.md', import.meta.url);

/** Whether a message is signed, by the lines that the documentation gives a receiver, as a receiver runs them. */
function isSignedByPage(message: { headers: Record<string, string>; body: string }, secret: string): boolean {
  const section = readFileSync(PAGE, 'utf8').split('## Webhooks')[1] ?? '';
  const code = /```js\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  const call = `console.log(isSigned(${JSON.stringify(message.headers)}, ${JSON.stringify(message.body)}, ${JSON.stringify(secret)}))`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', `${code}\n${call}`], { encoding: 'utf8' });
  return said.trim() === 'true';
}

describe('the signature of a message', () => {
  it('is that of Standard Webhooks', () => {
    // From its specification's reference libraries: their secret, id, time and body, and what they make of them.
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(signEvent(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('is verified by the lines in the documentation: whole, by either secret, and not when it is old', () => {
    const [secret, old] = [makeSecret(), makeSecret()];
    const body = '{"type":"webhook.test"}';
    const messageOf = (timestamp: number) => ({
      headers: {
        'webhook-id': 'e1',
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signEvent({ id: 'e1', timestamp, body }, [secret, old]),
      },
      body,
    });
    const now = Math.floor(Date.now() / 1_000);
    expect([secret, old, makeSecret()].map((each) => isSignedByPage(messageOf(now), each))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isSignedByPage({ ...messageOf(now), body: `${body} ` }, secret)).toBe(false);
    expect(isSignedByPage(messageOf(now - 301), secret)).toBe(false);
  });
});
