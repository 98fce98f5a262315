// Lets Node import the TypeScript of the tests as it stands; child processes begin with `--import` of this file.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
