/** Rules live beside the code, rooms and journeys in test/. All of it runs as ES modules through the compiler of the build. */
/** @param {string} displayName @param {string[]} testMatch @param {object} [more] */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  rootDir: import.meta.dirname,
  runner: '<rootDir>/test/support/runner/index.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  ...more,
});

export default {
  projects: [
    project('rules', ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts']),
    project('rooms', ['<rootDir>/test/rooms/**/*.spec.ts']),
    project('journeys', ['<rootDir>/test/journeys/**/*.spec.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.spec.ts']),
    project('security', ['<rootDir>/test/security/**/*.spec.ts']),
    project('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
  ],
};
