import { readEnvironment } from '@signatory/config';
import { Refusal, type RefusalCode } from '@signatory/domain';
import { pino } from 'pino';
import type { MissingPage } from '../results/missing-page.js';
import { Addresses } from './addresses.js';
import { ProblemFilter } from './problem.filter.js';
import type { ApiRequest } from './request.js';
import { createServer } from './server.js';

const ROUTE = '/api/cycles/:cycle/reports/:member/links/:token';
const ADA = { actor: { id: 'ada' }, token: null } as unknown as NonNullable<ApiRequest['signed']>;
const PROGRAM = { ...ADA, token: { id: 't-1', name: 'Database', access: 'read' } } as typeof ADA;

/** The lines of the log of a request that a route of ours refuses, without their time. */
async function linesOf(error: Error, signed?: ApiRequest['signed'], path = ROUTE): Promise<object[]> {
  const lines: object[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => lines.push(JSON.parse(line) as object) });
  const missing = { render: () => null } as unknown as MissingPage;
  const filter = new ProblemFilter(log, new Addresses([]), missing);
  const server = (await createServer(readEnvironment([], {}))).getInstance();
  server.addHook('onRequest', (request: ApiRequest, _reply, done) => {
    if (signed) request.signed = signed;
    done();
  });
  server.post(ROUTE, () => Promise.reject(error));
  server.setErrorHandler((thrown, request, reply) => filter.answer(thrown, request, reply));
  server.setNotFoundHandler((request, reply) => filter.answer({ statusCode: 404 }, request, reply));
  const url = path.replace(':cycle', 'c-2025').replace(':member', 'CA').replace(':token', 'secret-of-a-link');
  await server.inject({
    method: 'POST',
    url: `${url}?code=secret-of-a-query`,
    headers: { authorization: 'Bearer secret-of-a-program', cookie: 'sid=secret-of-a-session' },
    payload: { password: 'secret-of-a-person' },
  });
  await server.close();
  return lines;
}

const refused = (code: RefusalCode, facts: object): Refusal => new Refusal(code, facts as never);

describe('the log', () => {
  it('says who was refused what, of which report and from where, and nothing that was sent', async () => {
    const facts = { permission: 'report:edit', needs: 'focal-point' };
    const lines = await linesOf(refused('permission.missing', facts), ADA);
    expect(lines).toEqual([
      {
        level: 30,
        request: expect.any(String),
        code: 'permission.missing',
        method: 'POST',
        route: ROUTE,
        cycle: 'c-2025',
        member: 'CA',
        person: 'ada',
        from: '127.0.0.0/24',
        msg: 'refused',
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('says by which token a program was refused', async () => {
    const lines = await linesOf(refused('token.not-for', { fault: 'act' }), PROGRAM);
    expect(lines).toMatchObject([{ code: 'token.not-for', person: 'ada', token: 't-1' }]);
  });

  it.each<[RefusalCode, object]>([
    ['sign-in.needed', {}],
    ['sign-in.failed', {}],
    ['sign-in.locked', { seconds: 30 }],
    ['rate.limited', { seconds: 30 }],
    ['origin.foreign', { origin: 'https://evil.example' }],
  ])('has a line of %s, of nobody', async (code, facts) => {
    const lines = await linesOf(refused(code, facts));
    expect(lines).toMatchObject([{ code, msg: 'refused' }]);
    expect(lines[0]).not.toHaveProperty('person');
  });

  it('has one of what is not there for whoever asks, which may be there for others', async () => {
    const error = refused('not-found', { subject: 'cycle' });
    expect(await linesOf(error, ADA)).toMatchObject([{ code: 'not-found', person: 'ada', cycle: 'c-2025' }]);
    expect(await linesOf(error)).toEqual([]);
  });

  it('has none of a mistake: an address of nothing, a form with a fault, a state that does not allow it', async () => {
    expect(await linesOf(new Error(), ADA, '/api/nowhere')).toEqual([]);
    expect(await linesOf(refused('request.invalid', { faults: [] }), ADA)).toEqual([]);
    expect(await linesOf(refused('cycle.not-open', { cycle: 'c-2025' }), ADA)).toEqual([]);
  });

  it('has the whole of what nobody expected, of which the answer has an id alone', async () => {
    const lines = await linesOf(new Error('a query with a name in it'), ADA);
    expect(lines).toMatchObject([
      { level: 50, route: ROUTE, error: expect.stringContaining('a query'), msg: 'unexpected' },
    ]);
  });
});
