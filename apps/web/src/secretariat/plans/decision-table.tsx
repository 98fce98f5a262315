import type { PlanVersionDetail } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import type { DecisionDraft } from './decision-draft.js';
import { nameCommitment, namePlanMember } from './plan-names.js';

/** What is asked otherwise than the plan says of everybody: by its own text, and by its adopters' decisions over it. */
export function DecisionTable(props: {
  readonly version: PlanVersionDetail;
  readonly decisions: readonly DecisionDraft[];
  /** What the table is called where another stands on the same screen. */
  readonly name?: string;
  readonly onRemove?: (decision: DecisionDraft) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { version, decisions, onRemove } = props;
  const isOver = (member: string, commitment: string): boolean =>
    decisions.some((each) => each.member === member && each.commitment === commitment);
  if (decisions.length === 0 && version.exceptions.length === 0)
    return <p className="muted">{say('decisions.none')}</p>;
  return (
    <section className="scroll" aria-label={props.name ?? say('decisions.table')} tabIndex={0}>
      <table className="table decisions stacked">
        <thead>
          <tr>
            <th scope="col">{say('term.member')}</th>
            <th scope="col">{say('term.commitment')}</th>
            <th scope="col">{say('decisions.kind')}</th>
            <th scope="col">{say('decisions.words')}</th>
            <th scope="col">{say('decisions.from')}</th>
            {onRemove && (
              <th scope="col">
                <span className="visually-hidden">{say('decisions.remove')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {version.exceptions
            .filter(({ member, commitment }) => !isOver(member, commitment))
            .map(({ member, commitment, kind, text }) => (
              <tr key={`file ${member} ${commitment}`}>
                <th scope="row">{namePlanMember(version, member, choose)}</th>
                <td data-label={say('term.commitment')}>{nameCommitment(version, commitment, choose)}</td>
                <td data-label={say('decisions.kind')}>{say(`decision.${kind}`)}</td>
                <td>{text && choose(text)}</td>
                <td data-label={say('decisions.from')}>{say('decisions.from.file')}</td>
                {onRemove && <td className="muted cell-none">–</td>}
              </tr>
            ))}
          {decisions.map((decision) => {
            const { member, commitment, kind, ground, text } = decision;
            const name = namePlanMember(version, member, choose);
            return (
              <tr key={`${member} ${commitment}`}>
                <th scope="row">{name}</th>
                <td data-label={say('term.commitment')}>{nameCommitment(version, commitment, choose)}</td>
                <td data-label={say('decisions.kind')}>
                  {say(`decision.${kind}`)}
                  {ground && <span className="small-print"> {say(`ground.${ground}`)}</span>}
                </td>
                <td>{text && <Words text={text} />}</td>
                <td data-label={say('decisions.from')}>{say('decisions.from.adopters')}</td>
                {onRemove && (
                  <td>
                    <button type="button" className="link-button" onClick={() => onRemove(decision)}>
                      {say('decisions.remove')}
                      <span className="visually-hidden">
                        {say('join.colon')}
                        {name}
                        {say('join.comma')}
                        {nameCommitment(version, commitment, choose)}
                      </span>
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Words({ text }: { readonly text: NonNullable<DecisionDraft['text']> }): ReactNode {
  const { language } = useSpeech();
  const [shown, words] = Object.entries(text).find(([code]) => code === language) ?? Object.entries(text)[0] ?? [];
  return <span lang={shown}>{words}</span>;
}
