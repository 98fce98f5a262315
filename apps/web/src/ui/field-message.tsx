import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';

/** What is wrong with a field, below it and tied to it by its id; nothing where nothing is. */
export function FieldMessage(props: { readonly id: string; readonly children: string | null | undefined }): ReactNode {
  return (
    props.children && (
      <span id={props.id} className="field-message">
        <Icon name="stop" />
        {props.children}
      </span>
    )
  );
}
