import Sequencer from '@jest/test-sequencer';

/** By project: its suites start products and browsers, or are over in a moment. */
const PROJECTS = ['web', 'over-examples', 'e2e', 'cli', 'queue-postgres', 'queue-redis', 'integration', 'pdf', 'unit'];
/** Suites that take far longer than the others of their project. */
const LONG = ['web/routes', 'e2e/killed-at-random', 'e2e/commands-of-others', 'src/round-trip'];

/**
 * The order of a first run. jest knows how long each suite took from the run before; without one it goes by the size of the
 * files, and a long suite that begins last keeps one core waiting for the other.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ path, context }) {
  const name = path.replaceAll('\\', '/').replace(/\.spec\.tsx?$/, '');
  const long = LONG.findIndex((each) => name.endsWith(`/${each}`));
  return long >= 0 ? long - LONG.length : PROJECTS.indexOf(context.config.displayName.name);
}
