import { ensureLogins, migrateDatabase } from '@signatory/launcher';

/** Every test database is a copy of this one, migrated once. */
const TEMPLATE = 'signatory_template';

/** Makes the template on a server: the connection strings of its three logins. Stops the server where that fails. */
export async function makeTemplate(cluster) {
  try {
    await ensureLogins(cluster, TEMPLATE);
    await migrateDatabase({
      databaseUrl: cluster.url('signatory_app', TEMPLATE),
      databaseOwnerUrl: cluster.url('signatory_owner', TEMPLATE),
    });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const [superuserUrl, ownerUrl, appUrl] = ['postgres', 'signatory_owner', 'signatory_app'].map((login) =>
    cluster.url(login, TEMPLATE),
  );
  return { superuserUrl, ownerUrl, appUrl };
}
