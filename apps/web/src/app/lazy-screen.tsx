import { onlineManager, useQuery } from '@tanstack/react-query';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { client } from '../session/ahead.js';
import { Loaded } from '../ui/states.js';
import { partQuery } from '../ui/use-part.js';
import { loadNewer } from './served-script.js';

/** As the router asks for it: what it shows, and how that is fetched on the way to a link. */
type LazyScreen = (() => ReactNode) & { readonly preload: () => Promise<void> };

/**
 * A screen whose code comes once somebody is on the way to it. The router's own way loads the whole page anew where it does not
 * come, and without a connection the browser's page stands there instead of the product. Here the place says so, and the screen
 * comes by itself with the connection; only a page that the server has replaced is loaded anew at once.
 */
export function lazyScreen<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyScreen {
  const part = partQuery(name, async (): Promise<ComponentType> => (await load())[name]);
  const screen = (): ReactNode => {
    const query = useQuery(part);
    useEffect(() => {
      if (query.error) void loadNewer();
    }, [query.error]);
    return <Loaded query={query}>{(Part) => <Part />}</Loaded>;
  };
  // Without a connection nothing is waited for: the address led to is shown, and why it is empty.
  return Object.assign(screen, {
    preload: async () => (onlineManager.isOnline() ? client.prefetchQuery(part) : undefined),
  });
}
