import { createRequire } from 'node:module';
import type { Software } from '@signatory/features';

/** What the worker says it is, in the files it renders. */
export function readSoftware(): Software {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return { name: 'Signatory', version };
}
