import { SEVERITIES } from '@signatory/domain';
import { object, ref, string, word } from './json-schema.js';

/** A condition in CEL. */
export const expression = string('schema.expression', {
  maxLength: 4000,
});

export const rule = object(
  'Rule',
  {
    code: string('I1-R1'),
    severity: word('schema.rule.severity', SEVERITIES),
    on: string('schema.rule.on'),
    each: string('schema.rule.each'),
    when: { ...expression, description: 'schema.rule.when' },
    test: { ...expression, description: 'schema.rule.test' },
    message: ref('text', 'schema.rule.message'),
  },
  ['code', 'severity', 'on', 'test', 'message'],
);

export const mirror = object(
  'Mirror',
  {
    code: ref('code', 'schema.mirror.code'),
    severity: word('schema.mirror.severity', ['INFO', 'WARNING'], {
      default: 'WARNING',
    }),
    sent: string('schema.mirror.sent'),
    received: string('schema.mirror.received'),
    partners: string('schema.mirror.partners'),
    tolerance: ref('decimal', 'schema.mirror.tolerance'),
  },
  ['code', 'sent', 'received', 'partners'],
);
