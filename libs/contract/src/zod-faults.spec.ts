import { z } from 'zod';
import { faultsOf } from './zod-faults.js';

const Form = z.strictObject({ office: z.string().min(2), revision: z.int() });
const told = (body: unknown) => faultsOf(Form.safeParse(body).error?.issues ?? []);

describe('what a schema finds', () => {
  it('is said in words: missing, of another kind, too short, not asked for', () => {
    expect(told({ revision: 1 })).toEqual([
      { pointer: '/office', message: 'It is missing', cure: 'Send a value of type string.' },
    ]);
    expect(
      told({ office: 'A', revision: '1', note: '' }).map(({ pointer, message }) => `${pointer} ${message}`),
    ).toEqual([
      '/office It has fewer than 2 characters',
      '/revision Invalid input: expected number, received string',
      '/note There is no field note',
    ]);
  });
});
