import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from './not-found.js';
import { Shell } from './shell.js';

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** A word of an address; undefined where it is empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
