import { SEVERITIES } from '@signatory/domain';
import { object, ref, string, word } from './json-schema.js';

/** A condition in CEL. */
export const expression = string('A condition over indicators: i1_unit == "operating" && i1_staff > 0', {
  maxLength: 4000,
});

export const rule = object(
  'Rule',
  {
    code: string('I1-R1'),
    severity: word('INFO, WARNING (acknowledged), ERROR (corrected or justified), BLOCKER (corrected)', SEVERITIES),
    on: string('The indicator on whose field the finding stands'),
    each: string(
      'A disaggregation of that indicator: the rule is asked of each of its cells, which it reads as "cell"',
    ),
    when: { ...expression, description: 'Where it does not hold, the rule does not apply' },
    test: { ...expression, description: 'True where the report is right' },
    message: ref('text', 'In the reporter’s words, with {i1_staff} for a value'),
  },
  ['code', 'severity', 'on', 'test', 'message'],
);

export const mirror = object(
  'Mirror',
  {
    code: ref('code', 'A short name: mla; its rules are mirror.mla.sent and mirror.mla.received'),
    severity: word('Never above WARNING: one of the two is wrong, and nobody knows which', ['INFO', 'WARNING'], {
      default: 'WARNING',
    }),
    sent: string('The figure of the member that sends, broken down by partner'),
    received: string('The figure of the member that receives, broken down by partner'),
    partners: string('The disaggregation whose codes are member codes'),
    tolerance: ref('decimal', 'The difference let pass, as a share of the larger figure: "0.1"; none where left out'),
  },
  ['code', 'sent', 'received', 'partners'],
);
