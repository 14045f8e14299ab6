/**
 * Tests against a real API server: `npm run test:e2e`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/test/e2e/control-plane/global-setup.ts',
  testSequencer: '<rootDir>/test/e2e/longest-first.js',
  testTimeout: 300_000,
  // Each file starts a control plane of its own, unless it is given one that all share.
  maxWorkers: process.env.KUBECONFIG ? 1 : 2,
};
