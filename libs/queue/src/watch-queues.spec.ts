import { watchQueues } from './watch-queues.js';

describe('a look into queues whose store is away', () => {
  const errors: Error[] = [];
  // Nobody listens there.
  const watch = watchQueues({ databaseUrl: '', redisUrl: 'redis://127.0.0.1:1' }, (error) => errors.push(error));
  afterAll(() => watch.close());

  it.each([
    ['the counts', () => watch.counts()],
    ['what is paused', () => watch.paused()],
    ['who is at work', () => watch.atWork()],
    ['one job', () => watch.look('validation', { id: '5f0c7f1e-3d36-4c0f-9a51-2c8f0f6f5a11', sends: 0 })],
    ['the lever', () => watch.steer('validation', 'pause')],
  ])('says of %s that it is, and tells the cause', async (_, look) => {
    errors.length = 0;
    await expect(look()).rejects.toMatchObject({ code: 'queues.away', facts: { seconds: 10 } });
    expect(errors.length).toBeGreaterThan(0);
  });
});
