import type { PasswordResetView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { OnceNote } from '../../ui/once-note.js';

/** A one-time link, told once: it is handed over by a way that the person is known to read. */
export function PasswordLink({ link }: { readonly link: PasswordResetView }): ReactNode {
  const { say, instant } = useSpeech();
  return (
    <OnceNote
      label={say('passwordLink.link')}
      secret={link.link}
      copy={say('passwordLink.copy')}
      copied={say('passwordLink.copied')}
    >
      {say('passwordLink.once', { instant: instant(link.expires) })}
    </OnceNote>
  );
}
