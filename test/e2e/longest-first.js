const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Begins with what takes longest: a clean clone knows no durations of earlier runs, and the admission of everything alone at the
 * end leaves one of two workers idle for minutes.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => path.endsWith('admission.test.ts');
    return [...tests.filter(isLong), ...super.sort(tests.filter((test) => !isLong(test)))];
  }
};
