// Child processes that begin with `--import` of this file speak the pseudo-locale where they are asked for French.
import { register } from 'node:module';

register('./pseudo-hooks.mjs', import.meta.url);
