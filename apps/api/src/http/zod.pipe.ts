import type { PipeTransform } from '@nestjs/common';
import { faultsOf, pointerTo } from '@signatory/contract';
import { Refusal, type Fault, faultWords } from '@signatory/domain';
import type { z, ZodType } from 'zod';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Parses a body or a query with a schema of the contract. All faults in one answer, each with its JSON pointer. */
export class ZodPipe<Schema extends ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  /** @throws Refusal `request.invalid` */
  transform(sent: unknown): z.output<Schema> {
    const unstorable = faultsOfText(sent, '');
    if (unstorable.length > 0) throw new Refusal('request.invalid', { faults: unstorable });
    const parsed = this.schema.safeParse(sent);
    if (parsed.success) return parsed.data;
    throw new Refusal('request.invalid', { faults: faultsOf(parsed.error.issues) });
  }
}

/** No form of ours is nested so deeply; without an end a hostile body would exhaust the stack. */
const DEEPEST = 32;

// PostgreSQL stores neither in text or jsonb: unheard here, they would come back as an error of the database.
function faultsOfText(value: unknown, pointer: string, depth = 0): Fault[] {
  if (typeof value === 'string') return faultOfString(value, pointer);
  if (depth > DEEPEST) return [{ pointer: '', words: faultWords('request.deep', { most: DEEPEST }) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...faultOfString(key, pointer),
    ...faultsOfText(inner, `${pointer}${pointerTo([key])}`, depth + 1),
  ]);
}

function faultOfString(text: string, pointer: string): Fault[] {
  if (text.includes('\0')) return [{ pointer, words: faultWords('request.null') }];
  if (LONE_SURROGATE.test(text)) return [{ pointer, words: faultWords('request.surrogate') }];
  return [];
}
