/** What may be done with the data streams of a store, and with nothing else in the cluster. */
const PRIVILEGES = {
  /** Adds documents; changes and deletes none, and creates no index. */
  writer: ["create_doc"],
  reader: ["read", "view_index_metadata"],
} as const;

export type Access = keyof typeof PRIVILEGES;

export const ACCESSES = Object.keys(PRIVILEGES) as Access[];

/** Name of the role, and of the user that has it. */
export function accountName(store: string, access: Access): string {
  return `${store}-${access}`;
}

/** Body of `PUT _security/role`. */
export function role(access: Access, dataStreams: readonly string[]) {
  return { cluster: [], indices: [{ names: dataStreams, privileges: PRIVILEGES[access] }] };
}
