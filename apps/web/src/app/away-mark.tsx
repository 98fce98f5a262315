import { Icon } from '@signatory/pages';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

const subscribe = (listener: () => void): (() => void) => onlineManager.subscribe(listener);
const isOnline = (): boolean => onlineManager.isOnline();

/** Says on every screen that the connection is gone, for as long as it is. There before its words are, so that these are heard. */
export function AwayMark(): ReactNode {
  const { say } = useSpeech();
  const online = useSyncExternalStore(subscribe, isOnline);
  return (
    <div role="status" className={online ? undefined : 'marks'}>
      {!online && (
        <p>
          <Icon name="alert" />
          {say('state.away')}
        </p>
      )}
    </div>
  );
}
