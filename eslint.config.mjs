import js from "@eslint/js";
import tseslint from "typescript-eslint";

const barrels = {
  group: ["@cdktf/provider-*", "!@cdktf/provider-*/lib", "!@cdktf/provider-*/lib/*"],
  message: "Import one module per resource, such as @cdktf/provider-tencentcloud/lib/mysql-instance: a barrel of bindings takes minutes to load.",
};

export default tseslint.config(
  { ignores: ["node_modules", "cdktf.out", ".rehearsal", "providers/*/lib"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      "no-restricted-imports": ["error", { patterns: [barrels, { regex: "^@cdktf/provider-[^/]+/lib(/index)?$", message: barrels.message }] }],
      "no-console": "error",
    },
  },
  {
    // Data flows from the policy to the cloud: what comes first knows nothing of what comes after.
    files: ["policy/**", "schedule/**", "strict-yaml/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(cdktf|constructs|@cdktf/.*|(node:)?fs)$", message: "policy/ and schedule/ know neither cdktf nor the disk." }] },
      ],
    },
  },
  { files: ["**/*.js"], languageOptions: { sourceType: "commonjs", globals: { module: "writable", require: "readonly" } } },
);
