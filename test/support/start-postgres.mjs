// jest's global setup of projects that need a PostgreSQL. jest calls each file once a run, whatever number of projects name it:
// what a project needs is told by the file it names, and each server is one for the whole run.
import { start } from './services-of-run.mjs';

export default () => start('postgres');
