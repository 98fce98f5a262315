import type { IndicatorView, QueueFilters, QueueRow } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Age } from '../ui/age.js';
import { isAtWork } from './neighbours.js';

/** One row of the queue. It is drawn again only when it changed: the table may be long. */
export const QueueEntry = memo(
  function QueueEntry(props: {
    readonly row: QueueRow;
    readonly cycle: string;
    readonly member: string;
    readonly indicator: IndicatorView | undefined;
    readonly filters: QueueFilters;
    readonly selected: boolean;
    /** It was selected, and has changed since. */
    readonly stale: boolean;
    readonly onSelect: () => void;
  }): ReactNode {
    const { say, choose, instant, decimal } = useSpeech();
    const { row, cycle, member, indicator, filters, selected, stale } = props;
    const atWork = isAtWork(row);
    const name = `${member}${say('join.comma')}${indicator?.label ?? row.indicator}`;
    return (
      <tr className={atWork ? 'queue-others' : undefined}>
        <td className="queue-select">
          {row.judges && (
            <input
              type="checkbox"
              className="select-row"
              aria-label={say('review.select', { entry: name })}
              checked={selected}
              onChange={props.onSelect}
            />
          )}
        </td>
        <td className="queue-member">{member}</td>
        <th scope="row">
          <Link
            to="/review/$cycle/$member/$indicator"
            params={{ cycle, member: row.member, indicator: row.indicator }}
            search={filters}
          >
            <span className="matrix-code">{indicator?.label ?? row.indicator}</span>{' '}
            {indicator ? choose(indicator.question) : ''}
          </Link>
        </th>
        <td className="queue-state">
          <span className="tag">{say(row.approvedByYou ? 'review.approvedByYou' : `entryReview.${row.state}`)}</span>
          {stale && <span className="tag tag-warn">{say('review.stop.stale')}</span>}
          {row.barred && <span className="tag tag-warn">{say('judge.notYours')}</span>}
          {row.approvalsAsked > 1 && row.approvals > 0 && ` ${row.approvals}/${row.approvalsAsked}`}
        </td>
        <td className={`numeric${row.change === null ? ' queue-none' : ''}`} data-label={say('review.change')}>
          {row.change === null ? (
            '–'
          ) : (
            <>
              {row.change.startsWith('-') || row.change === '0' ? '' : '+'}
              {decimal(row.change)}{' '}
              <span className="small-print">{say('review.change.was', { value: decimal(row.before ?? '') })}</span>
            </>
          )}
        </td>
        <td className={`numeric${row.findings === 0 ? ' queue-none' : ''}`} data-label={say('review.findings')}>
          {row.findings === 0 ? '–' : say('review.findingsOf', { findings: row.findings, justified: row.justified })}
        </td>
        <td className="numeric" data-label={say('term.evidence')}>
          {row.evidence}
        </td>
        <td data-label={say('review.since')}>
          <Age since={row.since} />
          <span className="small-print">{instant(row.since)}</span>
        </td>
        <td className={row.reviewer === null ? 'queue-none' : ''} data-label={say('review.reviewer')}>
          {row.reviewer === null ? (
            '–'
          ) : row.yours ? (
            <strong>{say('review.you')}</strong>
          ) : atWork ? (
            <span className="tag">
              <Icon name="clock" /> {say('review.atWork', { name: row.reviewer })}
            </span>
          ) : (
            row.reviewer
          )}
        </td>
      </tr>
    );
  },
  // A page that was read again has new objects that say the same.
  (before, after) =>
    before.selected === after.selected &&
    before.stale === after.stale &&
    before.member === after.member &&
    before.indicator === after.indicator &&
    JSON.stringify([before.row, before.filters]) === JSON.stringify([after.row, after.filters]),
);
