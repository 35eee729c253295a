/** How large an instance is, and what it is made of. What a zone offers is shown by the purchase page. */
export interface MysqlSize {
  /** Memory in MB, such as 1000 or 8000; up to 1000000. */
  readonly memory: number;
  /** Disk in GB, 20 to 100000. */
  readonly disk: number;
  /** Cores, 1 to 1000. @default - the service's choice for the memory */
  readonly cpu?: number;
  /**
   * The primary and its replicas: 1, 2 or 3. They are spread over the zones of the network in their order.
   * A single node has no replica, and its backups last for 30 days at most.
   * @default 2
   */
  readonly nodes?: 1 | 2 | 3;
  /** MySQL version: 5.7, 8.0 or 8.4. A change of it is refused: upgrade in the console. @default "8.0" */
  readonly engineVersion?: string;
  /** TCP port, 1024 to 65535, and not 3306. @default 13306 */
  readonly port?: number;
  /** Such as UNIVERSAL or EXCLUSIVE. @default - BASIC_V2 for a single node, else the service's choice */
  readonly deviceType?: string;
  /** Such as CLOUD_SSD or CLOUD_HSSD, for device types with a cloud disk. @default - the service's choice */
  readonly diskType?: string;
  /**
   * Whether clients can connect with TLS. Whether a single-node instance can have it is not known: set it to
   * false if the service refuses.
   * @default true
   */
  readonly tls?: boolean;
}
