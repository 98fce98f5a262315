// jest's global teardown. After a run that was killed the keepers stop by themselves.
import { stopAll } from './services-of-run.mjs';

export default stopAll;
