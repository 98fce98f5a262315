import type { CycleView, ReleaseView } from '@signatory/contract';
import { IN_SILENCE } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { WithTexts } from '../ui/with-texts.js';
import { ObjectionForm } from './objection-form.js';
import { ObjectionList } from './objection-list.js';

interface Props {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
}

/** What members may object to a release and have, with what follows; nothing of one that is not in silence. */
export function ObjectionPanel(props: Props): ReactNode {
  if (!IN_SILENCE.includes(props.release.state)) return null;
  return (
    <WithTexts of="objection" lines={3}>
      {() => <Objections {...props} />}
    </WithTexts>
  );
}

function Objections({ release, cycle }: Props): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <ObjectionForm release={release} cycle={cycle} />
      <ObjectionList release={release} cycle={cycle} />
      {release.state === 'OBJECTED' && <p>{say('objection.next')}</p>}
    </>
  );
}
