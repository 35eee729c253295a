import { NODES, PORT } from "./defaults";
import type { ExistingInstance } from "./existing-instance";
import type { MysqlSize } from "./mysql-size";

/** What an instance is, whoever creates it. */
export interface InstanceTraits {
  readonly nodes: number;
  readonly port: number;
  readonly tls: boolean;
}

export function traitsOf({
  size,
  existing,
}: {
  readonly size?: MysqlSize;
  readonly existing?: ExistingInstance;
}): InstanceTraits {
  const given: Partial<InstanceTraits> = existing ?? size ?? {};
  return { nodes: given.nodes ?? NODES, port: given.port ?? PORT, tls: given.tls ?? true };
}
