import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readRules } from "./provider/rules";
import type { ObjectValue } from "./provider/values";
import type { Session } from "./session";

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly provider: string;
    readonly instances: readonly { readonly attributes: ObjectValue }[];
  }[];
}

/** A resource that Terraform's state holds. */
export interface StoredResource {
  readonly provider: string;
  readonly type: string;
  readonly name: string;
  readonly attributes: ObjectValue;
}

/** Everything that is deployed in a rehearsal. */
export function storedResources(session: Session): StoredResource[] {
  return readdirSync(session.state)
    .filter((file) => file.endsWith(".tfstate"))
    .map((file) => JSON.parse(readFileSync(join(session.state, file), "utf8")) as StateFile)
    .flatMap(({ resources = [] }) => resources.filter(({ mode }) => mode === "managed"))
    .flatMap(({ provider, type, name, instances }) =>
      instances.map(({ attributes }) => ({ provider: shortName(provider), type, name, attributes })),
    );
}

/** Whether the cloud refuses to delete it as it is. */
export function isProtected({ provider, type, attributes }: StoredResource): boolean {
  const guard = readRules(provider).resources[type]?.protectedBy;
  return guard !== undefined && attributes[guard.attribute] === guard.value;
}

/** `tencentcloud` of `provider["registry.terraform.io/tencentcloudstack/tencentcloud"]`. */
function shortName(provider: string): string {
  return /([^/"]+)"\]/.exec(provider)?.[1] ?? provider;
}
