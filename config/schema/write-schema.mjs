// Writes the schema that editors read: `node config/schema/write-schema.mjs`, after a build. A test holds the two equal.
import { readFileSync, writeFileSync } from 'node:fs';
import { PLAN_SCHEMA } from '@signatory/plan';
import { format } from 'prettier';

const style = JSON.parse(readFileSync(new URL('../prettier.json', import.meta.url), 'utf8'));
const schema = await format(JSON.stringify(PLAN_SCHEMA), { ...style, parser: 'json' });
writeFileSync(new URL('plan.schema.json', import.meta.url), schema);
