/**
 * Tests of the report's page in a real browser: `npm run test:browser`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 60_000,
  // Times are measured, and every file starts a browser.
  maxWorkers: 1,
};
