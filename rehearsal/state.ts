import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isImportMark } from "./provider/import-mark";
import { readRules } from "./provider/rules";
import type { ObjectValue } from "./provider/values";
import type { Session } from "./session";

interface StateFile {
  readonly resources?: readonly {
    readonly module?: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly provider: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly attributes: ObjectValue;
      readonly private?: string;
    }[];
  }[];
}

/** A resource that Terraform's state holds; with `for_each` or `count`, one instance of it. */
export interface StoredResource {
  readonly stateFile: string;
  /** As Terraform writes it, such as `tencentcloud_vpc.main` or `terraform_data.held["a"]`. */
  readonly address: string;
  readonly provider: string;
  readonly type: string;
  readonly name: string;
  readonly attributes: ObjectValue;
  /** It was imported, and has not been updated since. */
  readonly justImported: boolean;
}

/** Everything that is deployed in a rehearsal. */
export function storedResources(session: Session): StoredResource[] {
  return readdirSync(session.state)
    .filter((file) => file.endsWith(".tfstate"))
    .flatMap((file) => storedIn(session, file));
}

function storedIn(session: Session, stateFile: string): StoredResource[] {
  const { resources = [] } = JSON.parse(readFileSync(join(session.state, stateFile), "utf8")) as StateFile;
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, provider, type, name, instances }) =>
      instances.map(({ index_key, attributes, private: kept = "" }) => ({
        stateFile,
        address: [...(module === undefined ? [] : [module]), type, name].join(".") + index(index_key),
        provider: shortName(provider),
        type,
        name,
        attributes,
        justImported: isImportMark(Buffer.from(kept, "base64")),
      })),
    );
}

function index(key: string | number | undefined): string {
  return key === undefined ? "" : `[${JSON.stringify(key)}]`;
}

/** Whether the cloud refuses to delete it as it is. */
export function isProtected({ provider, type, attributes }: StoredResource): boolean {
  const guard = readRules(provider).resources[type]?.protectedBy;
  return guard !== undefined && attributes[guard.attribute] === guard.value;
}

/** How it is destroyed, if the service refuses what the provider sends to destroy it. */
export function remedyOfDestroying({ provider, type, attributes }: StoredResource): string | undefined {
  const refused = readRules(provider).resources[type]?.deleteRefused;
  return refused && attributes[refused.attribute] === refused.value ? refused.remedy : undefined;
}

/** What destroying it does, or leaves, that one would not expect. */
export function surpriseOfDestroying({ provider, type }: StoredResource): string | undefined {
  const rules = readRules(provider).resources[type];
  return rules?.deleteIsNoOp
    ? "removed from the state only, stays as it is at the service"
    : rules?.deleteWarning;
}

/** `tencentcloud` of `provider["registry.terraform.io/tencentcloudstack/tencentcloud"]`. */
function shortName(provider: string): string {
  return /([^/"]+)"\]/.exec(provider)?.[1] ?? provider;
}
