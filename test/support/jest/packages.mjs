import { readdirSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url);

/** By the name of a package of the product: the path in the clone of its index, as it stands. */
export const PACKAGES = {
  '@signatory/config': 'config/environment.ts',
  ...Object.fromEntries(
    readdirSync(new URL('libs', ROOT)).map((lib) => [`@signatory/${lib}`, `libs/${lib}/src/index.ts`]),
  ),
};
