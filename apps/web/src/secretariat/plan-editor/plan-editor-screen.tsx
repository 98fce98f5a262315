import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayIn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import '../../styles/plan-editor.css';
import '../../styles/plan-words.css';
import '../../styles/plan-outline.css';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { VersionState } from '../plans/version-state.js';
import { usePlanOnDevice } from './plan-draft.js';
import { PlanEditor } from './plan-editor.js';

/** The text of a plan version as its structure; a draft's is written here. */
export function PlanEditorScreen(): ReactNode {
  return <WithTexts of="planEdit">{() => <VersionText />}</WithTexts>;
}

function VersionText(): ReactNode {
  const { say, choose } = useSpeech();
  const { plan, version } = useParams({ from: '/plans/$plan/$version/text' });
  const key = { plan, n: Number(version) };
  const session = useSession();
  const detail = useQuery(queries.planVersion(key));
  const view = useQuery(queries.planDocument(key));
  return (
    <Loaded query={detail}>
      {(found) => (
        <Screen
          title={say(found.commands.includes('revise') ? 'planEdit.heading' : 'planEdit.heading.read')}
          section={choose(found.title)}
          crumbs={
            <Crumbs here={say('planText.heading')}>
              <Link to="/plans/$plan/$version" params={{ plan, version }}>
                {choose(found.title)}
                {say('join.comma')}
                {say('plans.number', { version: found.version })}
              </Link>
            </Crumbs>
          }
          line={
            <>
              <span>{choose(found.title)}</span>
              <span>{say('plans.number', { version: found.version })}</span>
              <VersionState version={found} />
            </>
          }
        >
          <Loaded query={view}>
            {(document) => (
              <>
                {mayIn(session, 'plan:adopt', { plan, cycle: null, member: null }) &&
                  !found.commands.includes('revise') && <p className="note">{say('planEdit.fixed')}</p>}
                <EditorOnDevice key={`${plan} ${version}`} version={found} view={document} />
              </>
            )}
          </Loaded>
        </Screen>
      )}
    </Loaded>
  );
}

/** With what this device keeps of the text. */
function EditorOnDevice(props: Parameters<typeof PlanEditor>[0]): ReactNode {
  const kept = usePlanOnDevice({ plan: props.version.id, n: props.version.version }, props.view);
  return <Loaded query={kept}>{() => <PlanEditor {...props} />}</Loaded>;
}
