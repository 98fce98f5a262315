import { Audit, SigningKeys } from '@signatory/features';
import type { Database } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';

/** With a key of the test's own. */
export function signingKeys(database: Database): SigningKeys {
  return new SigningKeys(database, new Audit(), { key: SigningKey.generate(), site: 'http://localhost:3000' });
}
