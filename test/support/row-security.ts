import { withClient } from './place.js';

const OFF = `do $$ declare name text; begin
  for name in select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
    execute format('alter table %I disable row level security, no force row level security', name);
  end loop; end $$`;

/** Takes the net away from beneath the application, which has to pass alone. */
export async function switchOffRowSecurity({ superuserUrl }: { readonly superuserUrl: string }): Promise<void> {
  await withClient(superuserUrl, (client) => client.query(OFF));
}
