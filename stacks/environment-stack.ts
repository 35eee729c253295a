import { join } from "node:path";
import { CosBackend, LocalBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../environments/environment";
import type { RetentionSchedule } from "../schedule/schedule";

/** Write-only arguments need it. */
const LEAST_TERRAFORM = "1.11.0";

export interface EnvironmentStackProps {
  /** Name of the environment: the stack's id begins with it, so that no two environments share a state. */
  readonly environmentName: string;
  readonly environment: Environment;
  readonly schedule: RetentionSchedule;
  /** Folder of a local state. Not used with a remote one. */
  readonly stateDirectory: string;
}

/** A stack of one environment, with a state of its own. */
export class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, part: string, props: EnvironmentStackProps) {
    const id = `${props.environmentName}-${part}`;
    super(scope, id);
    this.addOverride("terraform.required_version", `>= ${LEAST_TERRAFORM}`);
    this.keepState(props, id);
  }

  private keepState({ environment: { state }, stateDirectory }: EnvironmentStackProps, id: string): void {
    if (state.backend === "local") {
      new LocalBackend(this, { path: join(stateDirectory, `terraform.${id}.tfstate`) });
    } else {
      const { bucket, prefix, region, encryption } = state;
      new CosBackend(this, {
        bucket,
        prefix,
        key: `${id}.tfstate`,
        region,
        encrypt: encryption,
        acl: "private",
      });
    }
  }
}
