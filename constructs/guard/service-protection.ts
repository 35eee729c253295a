/** How a service is told to refuse the destruction of a resource. */
export interface ServiceProtection {
  readonly argument: string;
  /** Its value, as text, while the service refuses. */
  readonly on: string;
  /** What holds if nothing is said. */
  readonly unset: string;
}

/** By type: what holds data, and can be protected at the service. */
export const SERVICE_PROTECTION: Readonly<Record<string, ServiceProtection>> = {
  elasticstack_elasticsearch_index: { argument: "deletion_protection", on: "true", unset: "true" },
  // Without it a bucket is only destroyed when it is empty.
  tencentcloud_cos_bucket: { argument: "force_clean", on: "false", unset: "false" },
  tencentcloud_elasticsearch_instance: { argument: "enable_destroy_protection", on: "OPEN", unset: "CLOSE" },
  tencentcloud_mysql_instance: { argument: "destroy_protect", on: "on", unset: "off" },
};
