import { JOB_NAMES, JOBS, QUEUE_NAMES } from './jobs.js';

describe.each(JOB_NAMES)('the job %s', (name) => {
  it('is named in dotted words and has a queue that a worker opens', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    expect(QUEUE_NAMES).toContain(JOBS[name].queue);
  });

  it('takes nothing beyond its ids', () => {
    expect(JOBS[name].payload.safeParse({ value: '12.5' }).success).toBe(false);
  });

  it('asks for nothing when it recurs', () => {
    if (JOBS[name].everySeconds !== undefined) expect(JOBS[name].payload.safeParse({}).success).toBe(true);
    else expect(JOBS[name].payload.safeParse({}).success).toBe(false);
  });
});
