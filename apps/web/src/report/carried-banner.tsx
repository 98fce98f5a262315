import type { EntryView, IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { usePrintedAnswer } from './print-answer.js';

/** An answer carried over from the cycle before: unanswered here until it is confirmed, or changed. */
export function CarriedBanner(props: {
  readonly entry: EntryView;
  readonly entryKey: EntryKey;
  readonly indicator: IndicatorView;
  /** Told before the entry is changed here, and again where that was refused. */
  readonly onAct: (isUnderWay: boolean) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { entry, entryKey, indicator, onAct } = props;
  const print = usePrintedAnswer(indicator);
  const { cycle, member } = entryKey;
  const confirm = useCommand(() => api.confirm(cycle, member, [entryKey.indicator]), [['report', cycle, member]]);
  const [earlier] = entry.before;
  if (entry.carried === null || !earlier) return null;
  return (
    <section className="banner banner-info" aria-labelledby="carried-heading">
      <h2 id="carried-heading" className="banner-head" tabIndex={-1}>
        <Icon name="info" />
        {say('carried.heading')}
      </h2>
      <p>
        {say('carried.text', { cycle: choose(earlier.title) })} <strong>{print(earlier)}</strong>
      </p>
      {earlier.asked && <p>{say('earlier.asked', { question: choose(earlier.asked) })}</p>}
      {confirm.error && <Failure error={confirm.error} />}
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={confirm.isPending || !entry.open}
          onClick={() => {
            onAct(true);
            confirm.mutate(undefined, { onError: () => onAct(false) });
          }}
        >
          {say('carried.confirm')}
        </button>
      </div>
    </section>
  );
}
