import pg from 'pg';

/** Raised when a login is not fit for its purpose; one line for each fault, with its cure. */
export class RoleError extends Error {
  override readonly name = 'RoleError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

export interface RoleTraits {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypassesRls: boolean;
  /** Tables it owns, itself or through a role it belongs to. */
  readonly owns: readonly string[];
}

const TRAITS = `
select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as "bypassesRls",
  array(select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and pg_has_role(r.oid, c.relowner, 'member') order by 1) as owns
from pg_roles r where r.rolname = $1`;

/** What row-level security cares about in a role; undefined when there is no such role. */
export async function readRole(client: Pick<pg.ClientBase, 'query'>, role: string): Promise<RoleTraits | undefined> {
  return (await client.query<RoleTraits>(TRAITS, [role])).rows[0];
}

/** Why a role must not run the application: whoever owns a table or stands above its policies is not held by them. */
export function faultsOfApplicationRole({ name, superuser, bypassesRls, owns }: RoleTraits): string[] {
  return [
    ...(superuser
      ? [`${name} is a superuser, whom row-level security does not hold. Cure: alter role ${name} nosuperuser`]
      : []),
    ...(bypassesRls ? [`${name} has BYPASSRLS. Cure: alter role ${name} nobypassrls`] : []),
    ...(owns.length > 0 && !superuser
      ? [
          `${name} owns ${owns.length} tables (${owns.slice(0, 3).join(', ')}, …) or belongs to the role that does. Cure: use a role of its own, and migrate as the owner.`,
        ]
      : []),
  ];
}

/**
 * Refuses the start when the login of `DATABASE_URL` owns tables, is superuser or has BYPASSRLS.
 * @throws RoleError with every fault and its cure
 */
export async function assertApplicationRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_user::text as name');
    const role = await readRole(client, rows[0]?.name ?? '');
    const faults = role ? faultsOfApplicationRole(role) : [];
    if (faults.length > 0) throw new RoleError(faults);
  } finally {
    await client.end();
  }
}
