/** Sources and tests are TypeScript, imported by relative path; swc drops the types and leaves checking to `npm run types`. */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Strapi's generated folders hold package.json files that the module map would take for duplicates.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/dist/', '<rootDir>/playground/build/'],
};

const project = (name, options) => ({
  ...common,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  ...options,
});

module.exports = {
  projects: [
    project('unit'),
    project('contract', { setupFilesAfterEnv: ['<rootDir>/tests/patience.js'] }),
    project('integration', { setupFilesAfterEnv: ['<rootDir>/tests/patience.js'] }),
  ],
};
