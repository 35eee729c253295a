/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Many tests start processes; how long these take is not what is tested.
  testTimeout: 120_000,
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  setupFilesAfterEnv: ["<rootDir>/__tests__/fixed-seed.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }] },
  modulePathIgnorePatterns: ["<rootDir>/.rehearsal", "<rootDir>/cdktf.out"],
};
