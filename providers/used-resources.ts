import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the project imports of one provider's bindings. */
export interface UsedTypes {
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
}

const FOLDERS_THAT_IMPORT_BINDINGS = ["constructs", "stacks"];
const IMPORT_OF_BINDINGS = /["']@cdktf\/provider-([a-z]+)\/lib\/([a-z0-9-]+)["']/g;

/**
 * The Terraform types that the project uses, by the short name of their provider, read off its imports:
 * `@cdktf/provider-tencentcloud/lib/mysql-instance` stands for `tencentcloud_mysql_instance`.
 */
export function usedTypes(projectFolder: string): Map<string, UsedTypes> {
  const used = new Map<string, { resources: Set<string>; dataSources: Set<string> }>();
  for (const [, provider = "", module = ""] of allSources(projectFolder).matchAll(IMPORT_OF_BINDINGS)) {
    const types = used.get(provider) ?? { resources: new Set(), dataSources: new Set() };
    used.set(provider, types);
    if (module === "provider") continue;
    const dataSource = module.startsWith(`data-${provider}-`);
    const name = dataSource ? module.slice(`data-${provider}-`.length) : module;
    types[dataSource ? "dataSources" : "resources"].add(`${provider}_${name.replaceAll("-", "_")}`);
  }
  return used;
}

function allSources(projectFolder: string): string {
  return FOLDERS_THAT_IMPORT_BINDINGS.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(projectFolder, folder, file), "utf8")),
  ).join("\n");
}
