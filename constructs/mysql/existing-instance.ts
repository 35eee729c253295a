/** An instance that somebody else creates, sizes and protects. */
export interface ExistingInstance {
  /** Such as cdb-1a2b3c4d. */
  readonly instanceId: string;
  /** Address inside the network. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** The primary and its replicas: how backups are made depends on it. */
  readonly nodes: 1 | 2 | 3;
  /** Whether clients can connect with TLS, which is switched on. @default true */
  readonly tls?: boolean;
}
