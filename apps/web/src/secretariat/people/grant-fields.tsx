import { isMemberBound, isPillarWise, ROLES } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Choices } from '../../ui/choices.js';
import { MemberChoices } from '../../ui/member-choices.js';
import { SelectField } from '../../ui/select-field.js';
import { TextField } from '../../ui/text-field.js';
import { EntryChoices } from './entry-choices.js';
import { type GrantDraft, type PlanPlace } from './grant-draft.js';

/** The fields of one role: which, in which cycles, for whom, and until when. */
export function GrantFields(props: {
  readonly place: PlanPlace;
  readonly draft: GrantDraft;
  /** What its members lack. */
  readonly error: string | null;
  /** What was refused of it: the role is held already. */
  readonly refused?: string | null;
  readonly onChange: (draft: GrantDraft) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { place, draft, onChange } = props;
  const { version, cycles } = place;
  const toggle = (all: readonly string[], code: string, on: boolean): string[] =>
    on ? [...all, code] : all.filter((each) => each !== code);
  return (
    <>
      <div className="field-row">
        <SelectField
          label={say('people.role')}
          value={draft.role}
          options={ROLES.map((role) => [role, say(`role.${role}`)])}
          error={props.refused ?? null}
          onChange={(value) => onChange({ ...draft, role: ROLES.find((role) => role === value) ?? draft.role })}
        />
        <SelectField
          label={say('term.cycle')}
          value={draft.cycle}
          options={[
            ...(place.whole ? [['', say('people.allCycles')] as const] : []),
            ...cycles.map(({ code, title }) => [code, choose(title)] as const),
          ]}
          onChange={(cycle) => onChange({ ...draft, cycle })}
        />
        <TextField
          label={say('people.until')}
          hint={say('people.until.hint')}
          type="datetime-local"
          value={draft.until}
          onChange={(until) => onChange({ ...draft, until })}
        />
      </div>
      <p className="hint">{say(`people.means.${draft.role}`)}</p>
      {isMemberBound(draft.role) && (
        <MemberChoices
          legend={say('scope.members')}
          options={version.memberNames.map(({ code, name }) => [code, choose(name)])}
          chosen={draft.members}
          error={props.error}
          onToggle={(code, on) => onChange({ ...draft, members: toggle(draft.members, code, on) })}
        />
      )}
      {isPillarWise(draft.role) && version.plan.pillars.length > 0 && (
        <Choices
          legend={say('scope.pillars')}
          options={version.plan.pillars.map(({ code, name }) => [code, `${code} ${choose(name)}`])}
          chosen={draft.pillars}
          onToggle={(code, on) => onChange({ ...draft, pillars: toggle(draft.pillars, code, on) })}
        />
      )}
      {draft.role === 'contributor' && (
        <EntryChoices
          plan={version.plan}
          pillars={draft.pillars}
          chosen={draft.indicators}
          onChange={(indicators) => onChange({ ...draft, indicators })}
        />
      )}
    </>
  );
}
