import { z } from 'zod';
import { faultsOf } from './zod-faults.js';

const Form = z.strictObject({ office: z.string().min(2), revision: z.int() });
const told = (body: unknown) => faultsOf(Form.safeParse(body).error?.issues ?? []);

describe('what a schema finds', () => {
  it('is said in words: missing, of another kind, too short, not asked for', () => {
    expect(told({ revision: 1 })).toEqual([
      { pointer: '/office', words: { code: 'form.missing', values: { type: 'string' } } },
    ]);
    expect(told({ office: 'A', revision: '1', note: '' }).map(({ pointer, words }) => ({ pointer, ...words }))).toEqual(
      [
        { pointer: '/office', code: 'form.short', values: { least: 2 } },
        { pointer: '/revision', code: 'form.type', values: { type: 'number' } },
        { pointer: '/note', code: 'form.no-field', values: { field: 'note' } },
      ],
    );
  });
});
