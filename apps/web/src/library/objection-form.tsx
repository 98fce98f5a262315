import type { CycleView, ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { LanguageField } from '../ui/language-field.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** A lead focal point's right to object to a release in silence; nothing where it may not. */
export function ObjectionForm({
  release,
  cycle,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
}): ReactNode {
  const { say, choose, instant, language: own } = useSpeech();
  const session = useSession();
  const members = [
    ...new Set(
      session.grants
        .filter((grant) => grant.role === 'lead-focal-point' && grant.plan === cycle.plan.id)
        .flatMap((grant) => grant.members),
    ),
  ];
  const { draft, set, put } = useKeptForm(['objection', release.id], {
    member: members[0] ?? '',
    reason: '',
    language: own as string,
  });
  const { member, reason, language } = draft;
  const object = useCommand(
    () => api.objectTo(release.id, { member, reason: reason.trim(), language }),
    [['releases', release.cycle]],
  );
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  if (!release.commands.includes('object'))
    return object.error ? (
      <Failure error={object.error} />
    ) : (
      <StatusLine>{object.isSuccess && say('objection.done')}</StatusLine>
    );
  return (
    <section className="form" aria-label={say('objection.act')}>
      <p>{say('objection.lead', { instant: instant(release.silenceUntil ?? '') })}</p>
      {members.length > 1 && (
        <SelectField
          label={say('objection.member')}
          value={member}
          options={members.map((code) => [code, nameMember(cycle, code, choose)] as const)}
          onChange={(code) => set({ member: code })}
        />
      )}
      <TextField
        label={say('objection.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={(words) => set({ reason: words })}
        lines
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      {object.error && <Failure error={object.error} />}
      <button
        type="button"
        className="button"
        aria-disabled={object.isPending}
        onClick={(event) => lacks.ask(event, () => object.mutate(undefined, { onSuccess: () => put(null) }))}
      >
        {say('objection.act')}
      </button>
    </section>
  );
}
