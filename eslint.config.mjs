import js from "@eslint/js";
import tseslint from "typescript-eslint";

const barrels = {
  regex: "^@cdktf/provider-(?!generator$)[^/]+(/lib(/index)?)?$",
  message:
    "Import one module per resource, such as @cdktf/provider-tencentcloud/lib/mysql-instance: a barrel of bindings takes minutes to load.",
};

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "cdktf.out",
      ".rehearsal",
      "providers/*/lib",
      "functions/*/dist",
      "dist",
      "__tests__/package/consumer",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { rules: { "no-restricted-imports": ["error", { patterns: [barrels] }], "no-console": "error" } },
  {
    // Data flows from the policy to the cloud: what comes first knows nothing of what comes after.
    files: ["policy/**", "schedule/**", "strict-yaml/**", "report/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(cdktf|constructs|@cdktf/.*|(node:)?fs)$",
              message: "policy/, schedule/, strict-yaml/ and report/ know neither cdktf nor the disk.",
            },
          ],
        },
      ],
    },
  },
  {
    // A second implementation of what the schedule says: what they share they would get wrong together.
    files: ["simulation/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex:
                "^(\\.\\./)+(policy|schedule|constructs|stacks|functions|environments|rehearsal|cli)(/|$)",
              message:
                "simulation/ knows the Terraform only: not the policy, nor what made the Terraform of it.",
            },
            {
              regex: "^(cdktf|constructs|@cdktf/.*|(node:)?fs)$",
              message: "simulation/ knows neither cdktf nor the disk.",
            },
          ],
        },
      ],
    },
  },
  // A value that a test expects and does not find fails the test.
  { files: ["__tests__/**", "bench/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", process: "readonly", require: "readonly" },
    },
  },
);
