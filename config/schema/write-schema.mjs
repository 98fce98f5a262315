// Writes the schemas that editors read: `node config/schema/write-schema.mjs`, after a build. Tests hold both equal to what is checked.
import { readFileSync, writeFileSync } from 'node:fs';
import { PLAN_SCHEMA, publishSchema, SCORECARD_SCHEMA } from '@signatory/plan';
import { format } from 'oxfmt';

const { printWidth } = JSON.parse(readFileSync(new URL('../oxfmt.json', import.meta.url), 'utf8'));
for (const [name, schema] of Object.entries({ plan: PLAN_SCHEMA, scorecard: SCORECARD_SCHEMA })) {
  const file = `${name}.schema.json`;
  const { code } = await format(file, JSON.stringify(publishSchema(schema)), { printWidth });
  writeFileSync(new URL(file, import.meta.url), code);
}
