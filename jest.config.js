/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Many tests wait for processes: by itself jest would leave one of two processors idle.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/browser/', '<rootDir>/test/e2e/'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  // Programs in templates/ import the package.
  moduleNameMapper: { '^cdk8s-escrow$': '<rootDir>/lib/index.ts' },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
