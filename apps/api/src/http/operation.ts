import type { RefusalCode } from '@signatory/domain';
import type { Cost } from '@signatory/features';
import { Reflector } from '@nestjs/core';
import type { ZodType } from 'zod';

/** What the OpenAPI document says about a route; the schemas are those that parse and make the messages. */
export interface OperationDoc {
  /** The operationId: `saveEntry`. */
  readonly id: string;
  readonly summary: string;
  readonly body?: ZodType;
  /** Parsed from the query string. */
  readonly query?: ZodType;
  /** The success's status; 200 unless given. */
  readonly status?: number;
  /** Absent where the success has no body. */
  readonly answer?: ZodType;
  /** The media type of the answer; JSON unless given. */
  readonly mediaType?: string;
  /** Media types in which the same is given, by the Accept header. */
  readonly otherMediaTypes?: readonly string[];
  /** Request headers, with what they are for. */
  readonly headers?: Readonly<Record<string, { readonly required: boolean; readonly description: string }>>;
  /**
   * What of a minute's share it costs whoever asks (`UPLOADS_PER_MINUTE` and its like). Every route that takes a file, or answers
   * with one, says it: `nothing` of a file that is there already, and of what is public, which caches hand out.
   */
  readonly costs?: Cost | 'nothing';
  /** Why a command hears no `Idempotency-Key`: its answer is told once and kept nowhere, or it changes nothing. */
  readonly keyless?: 'secret' | 'changes-nothing';
  /** The refusals that are its own; those of every route are added. */
  readonly refusals?: readonly RefusalCode[];
}

/** Documents a route. A route without it is missing from the document, which a test refuses. */
export const Operation = Reflector.createDecorator<OperationDoc>();
