import type { Route } from '../openapi/routes.js';

/** The addresses that this API has, with what each of them takes. */
export class Addresses {
  private readonly known: readonly { readonly pattern: RegExp; readonly method: string }[];

  constructor(routes: readonly Pick<Route, 'method' | 'path'>[]) {
    this.known = routes.map(({ method, path }) => ({ pattern: patternOf(path), method: method.toUpperCase() }));
  }

  /** The methods at an address (without its query), sorted; empty for one that is not ours. `GET` answers `HEAD` too. */
  methodsAt(address: string): string[] {
    const methods = this.known.filter(({ pattern }) => pattern.test(address)).map(({ method }) => method);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
  }
}

/** `/api/cycles/:cycle` takes one segment for the name, `/report/*` whatever follows. */
function patternOf(path: string): RegExp {
  const segments = path.split('/').map((segment) => {
    if (segment === '*') return '.*';
    return segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}/?$`);
}
