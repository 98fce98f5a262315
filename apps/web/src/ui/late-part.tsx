import type { ComponentType, ReactNode } from 'react';
import { InScreen } from './screen.js';
import { Loaded } from './states.js';
import { usePart } from './use-part.js';

/**
 * A part of a screen whose code comes once it is shown. Where it does not come, without a connection or from a page that the
 * server has replaced, its own place says so; the rest of the screen stays, with all that is typed in it.
 * `lines`: of the skeleton until then.
 */
export function latePart<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  lines = 2,
): (props: Props) => ReactNode {
  return (props) => (
    // Beside a screen's heading too it is a part of the screen, and brings no heading of its own.
    <InScreen value={true}>
      <Loaded query={usePart(name, load)} lines={lines}>
        {(Part) => <Part {...props} />}
      </Loaded>
    </InScreen>
  );
}

/** The same of what a screen can be without, and then says nothing of: until it is there, and where it is not, `instead` stands. */
export function extraPart<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): (props: Props & { readonly instead?: ReactNode }) => ReactNode {
  return (props) => {
    const { data: Part } = usePart(name, load);
    return Part ? <Part {...props} /> : props.instead;
  };
}
