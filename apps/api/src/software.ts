import { createRequire } from 'node:module';
import type { Software } from '@signatory/features';

/** What the API says it is, in its description and in the releases it freezes. */
export function readSoftware(): Software {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return { name: 'Signatory', version };
}
