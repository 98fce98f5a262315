import type { ActionsView, ActionView } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { ActionKey } from '../api/actions.js';
import { api } from '../api/endpoints.js';
import { nameOpinion } from '../scoring/name-doer.js';
import { useSpeech } from '../session/language.js';
import { sentences } from '../ui/faults.js';
import { Words } from '../ui/words.js';
import { ActionEvidence } from './action-evidence.js';
import { ClassForm } from './class-form.js';
import { WordsForm } from './words-form.js';

const STEPS = ['agree', 'dispute', 'settle', 'contest', 'answer', 'withdraw'] as const;

/** One action: what was done and when, what shows it, how it is classed, and what the reader may do about it. */
export function ActionItem({ action, view }: { readonly action: ActionView; readonly view: ActionsView }): ReactNode {
  const { say, choose, date, instant } = useSpeech();
  const { state, class: given, own, opinions, changes, commands } = action;
  const key: ActionKey = { cycle: view.cycle, member: view.member, action: action.id };
  const changed = [
    ['actions', view.cycle],
    ['scores', view.cycle],
  ];
  const may = (command: string): boolean => commands.includes(command);
  return (
    <li>
      <p>
        <strong>{date(action.happened)}</strong> <span className="tag">{say(`actionState.${state}`)}</span>{' '}
        {given && <span className="tag">{say(`actionClass.${given}`)}</span>}
      </p>
      <p className="narrative">{choose(action.text)}</p>
      <p className="small-print">
        {say(`actions.origin.${action.origin}`)}
        {say('join.comma')}
        {instant(action.proposed.at)}
      </p>
      <ActionEvidence action={key} evidence={action.evidence} />
      {own && opinions.length === 0 && (
        <p className="note">
          {say('actions.class.own')}
          {say('join.colon')}
          {sentences(say(`actionClass.${own.class}`), say('actions.class.hidden'))}
        </p>
      )}
      {opinions.length + changes.length > 0 && (
        <ol className="thread">
          {opinions.map((opinion, at) => (
            <li key={`class-${at}`}>
              <p>
                <strong>{nameOpinion(opinion.by, say('actions.class.own'), say)}</strong>
                {say('join.colon')}
                {say(`actionClass.${opinion.class}`)}
              </p>
              <Words text={opinion.rationale} language={opinion.language} />
              <p className="small-print">{instant(opinion.at)}</p>
            </li>
          ))}
          {changes.map((change, at) => {
            const step = STEPS.find((each) => each === change.command);
            return (
              <li key={`step-${at}`}>
                <p>
                  {step ? say(`actions.step.${step}`) : change.command}
                  {change.class && `${say('join.colon')}${say(`actionClass.${change.class}`)}`}
                </p>
                {change.text && <Words text={change.text} language={change.language} />}
                <p className="small-print">{instant(change.at)}</p>
              </li>
            );
          })}
        </ol>
      )}
      {view.codebook && may('class') && (
        <ClassForm
          keptBy={['class', action.id]}
          heading={say('actions.class.own')}
          act={say('actions.class.give')}
          codebook={view.codebook}
          changes={changed}
          send={(chosen, rationale, language) => api.classAction(key, { class: chosen, rationale, language })}
        />
      )}
      {view.codebook && (may('settle') || may('answer')) && (
        <ClassForm
          key={state}
          keptBy={['settle', action.id, state]}
          heading={say(may('settle') ? 'actions.settle' : 'actions.answer')}
          act={say(may('settle') ? 'actions.settle' : 'actions.answer')}
          codebook={view.codebook}
          changes={changed}
          send={(chosen, reason, language) =>
            may('settle')
              ? api.settleAction(key, { class: chosen, reason, language })
              : api.answerContest(key, { class: chosen, reason, language })
          }
        />
      )}
      {may('contest') && (
        <WordsForm
          keptBy={['contest', action.id]}
          act={say('actions.contest')}
          label={say('actions.contest.text')}
          {...(action.contestUntil && { hint: say('actions.contest.until', { until: instant(action.contestUntil) }) })}
          least={20}
          changes={changed}
          inLanguage
          send={(text, spoken) => api.contestAction(key, { text, language: spoken })}
        />
      )}
      {may('withdraw') && (
        <WordsForm
          keptBy={['withdraw-action', action.id]}
          act={say('actions.withdraw')}
          label={say('actions.withdraw.reason')}
          least={3}
          changes={changed}
          send={(reason) => api.withdrawAction(key, { reason })}
        />
      )}
    </li>
  );
}
