import type { ChangeWebhook } from '@signatory/contract';
import { EVENT_KINDS, type EventKind } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Choices } from '../../ui/choices.js';
import { faultAt } from '../../ui/faults.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks, type Lacks } from '../../ui/use-lacks.js';

/** What an address is called, where it is, and of what it is told. */
export function WebhookFields(props: {
  readonly draft: ChangeWebhook;
  readonly error: Error | null;
  readonly lacks: Lacks<'label' | 'address' | 'kinds'>;
  readonly onChange: (draft: ChangeWebhook) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { draft, error, lacks, onChange } = props;
  const toggle = (code: string, on: boolean): void =>
    onChange({ ...draft, kinds: EVENT_KINDS.filter((kind) => (kind === code ? on : draft.kinds.includes(kind))) });
  return (
    <>
      <TextField
        label={say('hooks.label')}
        value={draft.label}
        required
        maxLength={100}
        error={lacks.at('label') ?? faultAt(error, '/label')}
        onChange={(label) => onChange({ ...draft, label })}
      />
      <TextField
        label={say('hooks.address')}
        hint={say('hooks.address.hint')}
        type="url"
        value={draft.address}
        required
        maxLength={2_000}
        error={lacks.at('address') ?? faultAt(error, '/address')}
        onChange={(address) => onChange({ ...draft, address })}
      />
      <Choices
        legend={say('hooks.kinds')}
        options={EVENT_KINDS.map((kind) => [kind, say(`hooks.kind.${kind}`)])}
        chosen={draft.kinds}
        error={lacks.at('kinds')}
        onToggle={toggle}
      />
    </>
  );
}

/** What a form lacks before it can be sent. */
export function useWebhookLacks({ label, address, kinds }: ChangeWebhook): Lacks<'label' | 'address' | 'kinds'> {
  const { say } = useSpeech();
  return useLacks({
    label: isShort(label, 1) && say('lack.fill'),
    address: isShort(address, 1) && say('lack.fill'),
    kinds: kinds.length === 0 && say('lack.some'),
  });
}

/** What most receivers want to know. */
export const FIRST_KINDS: EventKind[] = ['submission.submitted', 'submission.accepted', 'release.published'];
