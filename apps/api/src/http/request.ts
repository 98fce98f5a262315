import type { LocalText } from '@signatory/domain';
import type { Signed } from '@signatory/features';
import type { FastifyRequest } from 'fastify';

/** What a refusal's facts that are codes are called, by the name of the fact. */
export type FactNames = Readonly<Record<string, LocalText>>;

/** A request on its way through the guard. */
export interface ApiRequest extends FastifyRequest {
  /** The session it was sent in, once that is known: also of one that is refused then. */
  signed?: Signed;
  /** The digest of the file that it brought, once that was read to its end. */
  fileSha256?: string;
  /** What the codes in the facts of its refusal are called, once it is refused. */
  factNames?: FactNames;
}
