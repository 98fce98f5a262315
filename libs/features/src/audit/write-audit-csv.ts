import { csvLine, type AuditEventView } from '@signatory/contract';
import { BYTE_ORDER_MARK, shield } from '@signatory/workbook';

const HEAD = ['id', 'at', 'by', 'actor', 'act', 'subject', 'facts', 'channel', 'address', 'agent', 'token'];

/** The trail as a file, a line for each event; names and reasons are people's: nothing in it is calculated by a spreadsheet. */
export function writeAuditCsv(events: readonly AuditEventView[]): string {
  return [
    `${BYTE_ORDER_MARK}${csvLine(HEAD)}`,
    ...events.map(({ id, at, by, actor, act, subject, facts, source }) =>
      csvLine(
        [
          id,
          at,
          by ?? '',
          actor ?? '',
          act,
          subject,
          JSON.stringify(facts),
          source?.channel ?? '',
          source?.address ?? '',
          source?.agent ?? '',
          source?.token ?? '',
        ].map(shield),
      ),
    ),
  ].join('');
}
