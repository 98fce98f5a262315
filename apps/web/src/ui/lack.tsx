import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';

/** What is missing where no single field could say it: in a group of choices, or of a whole form. */
export function Lack({ children }: { readonly children: string | null }): ReactNode {
  return (
    children !== null && (
      <p className="field-message lack" role="alert" tabIndex={-1}>
        <Icon name="stop" />
        {children}
      </p>
    )
  );
}
