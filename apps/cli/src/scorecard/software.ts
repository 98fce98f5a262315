import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What documents made from files say they were made with. */
export const SOFTWARE = { name: 'Signatory', version };
