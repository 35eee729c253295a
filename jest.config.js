/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Many tests start processes; how long these take is not what is tested.
  testTimeout: 300_000,
  // Most of the time they wait for one another's: Terraform, a database, a browser.
  maxWorkers: "100%",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: [
    // The tests of the project that the package is tested in: they run there.
    "<rootDir>/__tests__/package/consumer/",
    // They have a command of their own, `npm run test:deep`.
    "<rootDir>/__tests__/deep/",
  ],
  setupFilesAfterEnv: ["<rootDir>/__tests__/fixed-seed.ts"],
  reporters: ["default", "<rootDir>/__tests__/mysql-servers/tested-servers.js"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }] },
  modulePathIgnorePatterns: ["<rootDir>/.rehearsal", "<rootDir>/cdktf.out"],
};
