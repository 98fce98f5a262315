import { pointerTo } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { faultOfDatabase } from './database-faults.js';
import { isFull } from './full-disk.js';
import { requireOwnOrigin } from './origin.js';
import { tellRefusal, tellUnavailable, tellUnexpected } from './problem.js';
import { STATUSES } from './problem-table.js';

describe('a refusal as a problem', () => {
  it('has a type, a status, words and the facts they are made from', () => {
    const { problem } = tellRefusal(new Refusal('command.stale', { sent: 3, current: 5 }), '/api/x', 'en');
    expect(problem).toEqual({
      type: '/problems/command.stale',
      title: 'Changed in the meantime',
      status: 409,
      detail: 'You sent revision 3; the current one is 5. Load it again, then decide.',
      instance: '/api/x',
      code: 'command.stale',
      facts: { sent: 3, current: 5 },
    });
  });

  it('tells faults apart from facts, and how long to wait', () => {
    const faults = [{ pointer: '/value', message: 'Wrong', cure: 'Right' }];
    expect(tellRefusal(new Refusal('value.invalid', { faults }), '/', 'en').problem).toMatchObject({
      status: 422,
      faults,
    });
    expect(tellRefusal(new Refusal('job.busy', { seconds: 7 }), '/', 'en')).toMatchObject({ retryAfter: 7 });
  });

  it('says nothing of an error of ours but an id to look it up by', () => {
    expect(JSON.stringify(tellUnexpected('/', 'req-1', 'en'))).toMatch(/req-1/);
    expect(tellUnavailable('/', 'en')).toMatchObject({ retryAfter: 5, problem: { status: 503 } });
  });

  it('is never a fault of the server, but for being busy or full, and for queues that are away', () => {
    const statuses = Object.entries(STATUSES).filter(([, status]) => status >= 500);
    expect(statuses.map(([code]) => code)).toEqual(['queues.away', 'job.busy', 'storage.full']);
  });
});

it('a disk that is full is one, and no other fault of a disk', () => {
  expect(isFull(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))).toBe(true);
  expect(isFull(Object.assign(new Error('quota'), { code: 'EDQUOT' }))).toBe(true);
  expect(isFull(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBe(false);
  expect(isFull(null)).toBe(false);
});

describe('an error of the database', () => {
  it.each([
    ['57P01', 'unavailable'],
    ['53300', 'unavailable'],
    ['53100', 'unavailable'],
    ['08006', 'unavailable'],
    ['ECONNREFUSED', 'unavailable'],
    ['40P01', 'unavailable'],
    ['22P02', 'unreadable'],
    ['22003', 'unreadable'],
    ['22021', 'unreadable'],
    ['23505', null],
    ['42501', null],
  ])('%s means %s', (code, meaning) => {
    expect(faultOfDatabase({ code })).toBe(meaning);
    expect(faultOfDatabase({ message: 'query failed', driverError: { code } })).toBe(meaning);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Query runner already released. Cannot run queries anymore.',
    'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
  ])('is one without a code too: %s', (words) => {
    expect(faultOfDatabase(new Error(words))).toBe('unavailable');
  });
});

describe('the origin of a change', () => {
  const codeOf = (method: string, headers: Record<string, string>): string => {
    try {
      requireOwnOrigin({ method, headers } as never, ['https://our.example']);
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
    return 'accepted';
  };

  it('is ours, or the host that was asked, or a client that is no browser', () => {
    expect(codeOf('POST', { origin: 'https://our.example' })).toBe('accepted');
    expect(codeOf('POST', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe('accepted');
    expect(codeOf('POST', {})).toBe('accepted');
    expect(codeOf('PUT', { 'sec-fetch-site': 'same-origin' })).toBe('accepted');
  });

  it('is refused when it is another', () => {
    expect(codeOf('POST', { origin: 'https://evil.example', host: 'our.example' })).toBe('origin.foreign');
    expect(codeOf('DELETE', { origin: 'null', host: 'our.example' })).toBe('origin.foreign');
    expect(codeOf('PUT', { 'sec-fetch-site': 'same-site' })).toBe('origin.foreign');
    expect(codeOf('GET', { origin: 'https://evil.example' })).toBe('accepted');
  });
});

it('a pointer escapes what a pointer is written with', () => {
  expect(pointerTo(['cells', 'a/b~c', 0])).toBe('/cells/a~1b~0c/0');
});
