/**
 * Name of the secret of a store's account in SSM. Environments and stores have no underscore in their names, so that
 * no secret's name contains another's.
 */
export function secretName(environment: string, store: string, account: string): string {
  return `retention_${environment}_${store}_${account}`;
}
