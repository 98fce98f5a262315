import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { OnceNote } from '../../ui/once-note.js';

/** The secret of an address, told once. */
export function SecretNote({ secret }: { readonly secret: string }): ReactNode {
  const { say } = useSpeech();
  return (
    <OnceNote
      label={say('hooks.secret')}
      secret={secret}
      copy={say('hooks.secret.copy')}
      copied={say('hooks.secret.copied')}
    >
      {say('hooks.secret.once')}
    </OnceNote>
  );
}
