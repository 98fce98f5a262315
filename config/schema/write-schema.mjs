// Writes the schemas that editors read: `node config/schema/write-schema.mjs`, after a build. Tests hold both equal to what is checked.
import { readFileSync, writeFileSync } from 'node:fs';
import { PLAN_SCHEMA, publishSchema, SCORECARD_SCHEMA } from '@signatory/plan';
import { format } from 'prettier';

const style = JSON.parse(readFileSync(new URL('../prettier.json', import.meta.url), 'utf8'));
for (const [name, schema] of Object.entries({ plan: PLAN_SCHEMA, scorecard: SCORECARD_SCHEMA })) {
  const text = await format(JSON.stringify(publishSchema(schema)), { ...style, parser: 'json' });
  writeFileSync(new URL(`${name}.schema.json`, import.meta.url), text);
}
