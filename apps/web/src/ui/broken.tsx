import type { ReactNode } from 'react';
import { useKeepsDrafts } from '../device/keeping.js';
import { useSpeech } from '../session/language.js';

/** What could not be fetched or drawn, what becomes of what was typed, and the way on: to load the page again. */
export function Broken(): ReactNode {
  const { say } = useSpeech();
  const isKept = useKeepsDrafts();
  return (
    <>
      <p>{say('state.broken', { kept: isKept ? 'yes' : 'no' })}</p>
      <p className="acts">
        <button type="button" className="button" onClick={() => location.reload()}>
          {say('state.reload')}
        </button>
      </p>
    </>
  );
}
