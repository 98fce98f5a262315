import type { PlanVersionView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { planAtWorkFirst } from '../../app/pick-cycle.js';
import { useSpeech } from '../../session/language.js';
import { mayIn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { DesignForm } from './design-form.js';
import { useDesignOnDevice } from './design-keeping.js';

/** Designs a cycle on a version of a plan that the reader keeps. It collects nothing until it is opened. */
export function DesignScreen(): ReactNode {
  return <WithTexts of="design">{() => <Design />}</WithTexts>;
}

function Design(): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const plans = useQuery(queries.plans());
  const cycles = useQuery(queries.cycles());
  const onDevice = useDesignOnDevice();
  const isUsable = ({ id, state }: PlanVersionView): boolean =>
    state !== 'DRAFT' && mayIn(session, 'cycle:manage', { plan: id, cycle: null, member: null });
  return (
    <Screen
      title={say('cycle.design')}
      section={say('section.cycles')}
      line={<span>{say('design.lead')}</span>}
      crumbs={
        <Crumbs here={say('cycle.design')}>
          <Link to="/cycles">{say('section.cycles')}</Link>
        </Crumbs>
      }
    >
      <Loaded query={plans}>
        {(all) => (
          <Loaded query={cycles}>
            {(known) => {
              const usable = planAtWorkFirst(all.filter(isUsable), known);
              return usable.length === 0 ? (
                <Empty>
                  {say('design.none')}
                  {say('join.sentence')}
                  <Link to="/plans">{say('section.plans')}</Link>
                </Empty>
              ) : (
                <Loaded query={onDevice}>{() => <DesignForm versions={usable} cycles={known} />}</Loaded>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}
