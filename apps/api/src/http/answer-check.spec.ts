import { Readable } from 'node:stream';
import { z } from 'zod';
import { requireAsSaid } from './answer-check.js';

const operation = {
  id: 'readThing',
  answer: z.object({ name: z.string(), at: z.string(), count: z.int().nullable() }),
};

describe('an answer, where tests run', () => {
  it('is given as it is where it is as its operation says, in the form in which it is sent', () => {
    const body = { name: 'one', at: new Date(0), count: null };
    expect(requireAsSaid(body, operation)).toBe(body);
  });

  it('may be written already', () => {
    expect(requireAsSaid('{"name":"one","at":"","count":3}', operation)).toBe('{"name":"one","at":"","count":3}');
    expect(() => requireAsSaid('{"name":"one"}', operation)).toThrow(/count/);
  });

  it('is a fault of ours where it is not, which names the operation and the place', () => {
    expect(() => requireAsSaid({ name: 'one', at: '', count: '3' }, operation)).toThrow(/^readThing .*[\s\S]*count/);
    expect(() => requireAsSaid({ name: 'one', at: '' }, operation)).toThrow(/count/);
    expect(() => requireAsSaid(null, operation)).toThrow(/readThing/);
  });

  it('is not looked at where the handler answers by itself, or nothing is said of it', () => {
    expect(requireAsSaid(undefined, operation)).toBeUndefined();
    expect(requireAsSaid(3, { id: 'readThing' })).toBe(3);
    const stream = Readable.from(['{}']);
    expect(requireAsSaid(stream, operation)).toBe(stream);
  });
});
