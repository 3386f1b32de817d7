/**
 * Four kinds of tests, one runner. A test file in `test/dom` asks for its environment itself, in its first line:
 * `@jest-environment jsdom`.
 */
const shared = {
  transform: {'\\.[cm]?[jt]sx?$': '<rootDir>/test/support/esbuild-transform.cjs'},
  // Packages are run as published, except those that are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(marked|puppeteer-core|@puppeteer|chromium-bidi)/)'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  testEnvironment: 'node',
};

const project = name => ({
  ...shared,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

export default {
  // A busy machine is slow; a test that hangs is found all the same.
  testTimeout: 30_000,
  projects: ['unit', 'dom', 'structure', 'e2e'].map(project),
};
