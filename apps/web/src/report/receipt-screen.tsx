import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';

/** The copy to keep: reference, time and hash of what was submitted, and what happens next. */
export function ReceiptScreen(): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle, member, version } = useParams({ from: '/report/$cycle/$member/receipt/$version' });
  const receipt = useQuery(queries.receipt(cycle, member, Number(version)));
  return (
    <Loaded query={receipt}>
      {(it) => (
        <Screen title={say('receipt.heading')} section={say('section.report')}>
          <div className="panel receipt">
            <p className="receipt-reference">{it.reference}</p>
            <dl className="settings">
              <dt>{say('receipt.submitted')}</dt>
              <dd>
                {instant(it.submittedAt)}
                {it.late && ` · ${say('receipt.late')}`}
              </dd>
              <dt>{say('receipt.version')}</dt>
              <dd>{it.version}</dd>
              <dt>{say('receipt.by')}</dt>
              <dd>
                {it.certifiedBy.name}, {it.certifiedBy.office}
              </dd>
              <dt>{say('receipt.state')}</dt>
              <dd>{say(`submission.${it.state}`)}</dd>
              <dt>SHA-256</dt>
              <dd>
                <code className="hash">{it.sha256}</code>
              </dd>
            </dl>
            <p className="note">{say('receipt.next')}</p>
          </div>
          <p>
            <Link to="/report/$cycle/$member" params={{ cycle, member }}>
              {say('receipt.back')}
            </Link>
          </p>
        </Screen>
      )}
    </Loaded>
  );
}
