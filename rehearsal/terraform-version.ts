import { execFileSync } from "node:child_process";
import { devNull } from "node:os";
import { inheritedEnvironment } from "./environment";

/** The first version with write-only arguments. */
const OLDEST = { text: "1.11", major: 1, minor: 11 };

/** The Terraform that cdktf runs too. */
export const TERRAFORM = process.env["TERRAFORM_BINARY_NAME"] ?? "terraform";

/** @throws Error if there is no Terraform, or only one without write-only arguments. */
export function requireTerraform(): void {
  const version = installedVersion();
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new Error(
    `the rehearsal needs Terraform ${OLDEST.text} or later (write-only arguments); ${TERRAFORM} is ${version}`,
  );
}

function installedVersion(): string {
  try {
    const env = { ...inheritedEnvironment(), CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: devNull };
    const answer = execFileSync(TERRAFORM, ["version", "-json"], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return (JSON.parse(answer) as { terraform_version: string }).terraform_version;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = missing ? "is not installed" : "does not answer `terraform version -json`";
    throw new Error(`the rehearsal needs Terraform ${OLDEST.text} or later: ${TERRAFORM} ${reason}`, {
      cause: error,
    });
  }
}
