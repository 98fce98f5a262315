import { JOB_NAMES, JOBS, QUEUE_NAMES } from './jobs.js';

describe.each(JOB_NAMES)('the job %s', (name) => {
  it('is named in dotted words and has a queue that a worker opens', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    expect(QUEUE_NAMES).toContain(JOBS[name].queue);
  });

  it('takes nothing beyond its ids', () => {
    expect(JOBS[name].payload.safeParse({ value: '12.5' }).success).toBe(false);
  });

  it('is tried again before its next turn where that is far off', () => {
    const { attempts, backoffMs, everySeconds } = JOBS[name];
    if (everySeconds === undefined || everySeconds <= 60) return;
    expect(attempts).toBeGreaterThan(1);
    expect(backoffMs).toBeGreaterThanOrEqual(10_000);
    // Its retries are over by half of the time.
    expect(backoffMs * (2 ** (attempts - 1) - 1)).toBeLessThan((everySeconds * 1_000) / 2);
  });

  it('asks for nothing when it recurs', () => {
    if (JOBS[name].everySeconds !== undefined) expect(JOBS[name].payload.safeParse({}).success).toBe(true);
    else expect(JOBS[name].payload.safeParse({}).success).toBe(false);
  });
});
