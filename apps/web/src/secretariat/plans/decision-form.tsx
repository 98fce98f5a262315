import type { PlanVersionDetail } from '@signatory/contract';
import { DECISION_GROUNDS, type DecisionGround } from '@signatory/domain';
import { matchLanguage } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { withDecision, type DecisionDraft } from './decision-draft.js';
import { commitmentOptions, memberOptions } from './plan-names.js';
import { WordsField, type Words } from './words-field.js';

const KINDS = ['variant', 'not-asked', 'asked'] as const;

/** Puts one decision into the list; it is saved with the others. */
export function DecisionForm(props: {
  readonly version: PlanVersionDetail;
  readonly decisions: readonly DecisionDraft[];
  readonly onChange: (decisions: readonly DecisionDraft[]) => void;
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const { version, decisions, onChange } = props;
  const blank = { language: matchLanguage(language), text: '' };
  const [member, setMember] = useState(version.memberNames[0]?.code ?? '');
  const [commitment, setCommitment] = useState(version.plan.commitments[0]?.id ?? '');
  const [kind, setKind] = useState<DecisionDraft['kind']>('variant');
  const [ground, setGround] = useState<DecisionGround>('competence');
  const [words, setWords] = useState<Words>(blank);
  const speaks = kind !== 'asked';
  const lacks = useLacks({ words: speaks && isShort(words.text) && say('lack.words', { least: 3 }) });
  const add = (): void => {
    const text = speaks ? { [words.language]: words.text.trim() } : null;
    onChange(withDecision(decisions, { member, commitment, kind, ground: speaks ? ground : null, text }));
    setWords(blank);
  };
  return (
    <details>
      <summary>{say('decisions.add.heading')}</summary>
      <div className="form">
        <div className="field-row">
          <SelectField
            label={say('term.member')}
            value={member}
            options={memberOptions(version, choose)}
            onChange={setMember}
          />
          <SelectField
            label={say('term.commitment')}
            value={commitment}
            options={commitmentOptions(version, choose)}
            onChange={setCommitment}
          />
          <SelectField
            label={say('decisions.kind')}
            value={kind}
            options={KINDS.map((each) => [each, say(`decision.${each}`)])}
            onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'variant')}
          />
          {speaks && (
            <SelectField
              label={say('decisions.ground')}
              value={ground}
              options={DECISION_GROUNDS.map((each) => [each, say(`ground.${each}`)])}
              onChange={(value) => setGround(DECISION_GROUNDS.find((each) => each === value) ?? 'competence')}
            />
          )}
        </div>
        {speaks ? (
          <WordsField
            label={say(kind === 'variant' ? 'decisions.variant' : 'decisions.reason')}
            hint={say(kind === 'variant' ? 'decisions.variant.hint' : 'decisions.reason.hint')}
            value={words}
            error={lacks.at('words')}
            onChange={setWords}
          />
        ) : (
          <p className="muted">{say('decisions.asked.hint')}</p>
        )}
        <button type="button" className="button" onClick={(event) => lacks.ask(event, add)}>
          {say('decisions.add')}
        </button>
      </div>
    </details>
  );
}
