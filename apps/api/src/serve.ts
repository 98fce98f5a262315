import './quick-react.js';
import type { Environment } from '@signatory/config';
import {
  Clamd,
  describeInvitation,
  importSettings,
  InviteSecretariat,
  LINK_SETTINGS,
  SigningKeys,
} from '@signatory/features';
import { useFonts } from '@signatory/pdf';
import { assertApplicationRole, Database, openBlobStore } from '@signatory/persistence';
import { watchQueues } from '@signatory/queue';
import { openSigningKey } from '@signatory/proof';
import { createApi } from './create-api.js';
import type { Log } from './log.js';
import { readSoftware } from './software.js';

/**
 * Starts the API. When it resolves, the API listens; what it answers closes it.
 *
 * @param say takes what a person must read and no log may keep.
 */
export async function serve(
  environment: Environment & { readonly databaseUrl: string },
  log: Log,
  say: (text: string) => void,
): Promise<() => Promise<void>> {
  useFonts(environment.fonts);
  await assertApplicationRole(environment.databaseUrl);
  if (!environment.secureCookie)
    log.warn(
      `PUBLIC_URL is ${environment.publicUrl}: the session cookie is sent without Secure. Use https where others can listen.`,
    );
  const { key, isNew } = await openSigningKey({
    ...(environment.signingKey !== undefined && { given: environment.signingKey }),
    folder: environment.keyFolder,
  });
  if (isNew) log.warn({ key: key.id }, `a signing key was made in ${environment.keyFolder}: keep it, and back it up`);
  const database = await Database.open({ url: environment.databaseUrl, applicationName: 'signatory-api' }, (error) =>
    log.warn({ error: error.message }, 'database connection'),
  );
  const blobs = await openBlobStore(environment.blobUrl);
  const imports = importSettings(environment.imports);
  const queues = watchQueues(environment, (error) => log.warn({ error: error.message }, 'queue'));
  const app = await createApi({
    environment,
    log,
    database,
    blobs,
    software: readSoftware(),
    signing: { key, site: environment.publicUrl, publisher: environment.publisher, paper: environment.paper },
    imports,
    evidence: { bytes: environment.evidenceBytes },
    scanner: environment.virusScanner === undefined ? null : new Clamd(environment.virusScanner),
    links: { ...LINK_SETTINGS, enabled: environment.linkCheck, allow: new Set(environment.linkCheckAllow) },
    queues,
  });
  await app.get(SigningKeys).publish(new Date());
  await app.listen(environment.port, environment.host);
  const token = await app.get(InviteSecretariat).executeIfFirst(new Date());
  // Not through the log, which is kept: whoever holds the link becomes the secretariat.
  if (token !== null) say(`${describeInvitation(environment.publicUrl, token)}\n`);
  log.info({ host: environment.host, port: environment.port }, 'listening');
  return async () => {
    await app.close();
    await queues.close();
    await database.close();
  };
}
