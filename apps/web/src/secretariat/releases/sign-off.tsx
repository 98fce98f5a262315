import type { ReleaseView } from '@signatory/contract';
import { signOffBrings } from '@signatory/domain';
import { useId, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { WithTexts } from '../../ui/with-texts.js';
import { isAtOnce } from './embargo.js';

export interface Act {
  readonly release: ReleaseView;
}

export const changesOf = ({ cycle }: ReleaseView) => [
  ['releases', cycle],
  ['corrections', cycle],
];

/** What it brings is said beside it: one press may publish, for good. */
export function SignOff({ release }: Act): ReactNode {
  return (
    <WithTexts of="signOff" lines={2}>
      {() => <SignOffButton release={release} />}
    </WithTexts>
  );
}

function SignOffButton({ release }: Act): ReactNode {
  const { say, instant } = useSpeech();
  const id = useId();
  const now = useNow(release.embargoUntil);
  const signOff = useCommand(() => api.signOff(release.id), changesOf(release));
  const { embargoUntil, silenceDays } = release;
  // By the server's clock it is over, whatever this device's says.
  const at = isAtOnce(release) ? Math.max(now, Date.parse(embargoUntil)) : now;
  const brings = signOffBrings({ embargoUntil: new Date(embargoUntil), silenceDays }, new Date(at));
  return (
    <>
      {signOff.error && <Failure error={signOff.error} />}
      <p className="hint" id={id}>
        {say(`signOff.${brings}`, { instant: instant(embargoUntil), days: silenceDays ?? 0 })}
      </p>
      <button
        type="button"
        className="button button-primary"
        aria-describedby={id}
        aria-disabled={signOff.isPending || release.rendering.state !== 'RENDERED'}
        onClick={() => signOff.mutate(undefined)}
      >
        {say('releases.signOff')}
      </button>
    </>
  );
}
