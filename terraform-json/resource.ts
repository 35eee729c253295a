/** How the provider of what lies in an Elasticsearch cluster is configured, as far as is said. */
export interface ProviderConfiguration {
  /** `elasticstack.operation-log`; without an alias `elasticstack`. */
  readonly key: string;
  /** What it talks to, as it is written; absent if that is not said. */
  readonly endpoints?: string;
  /** Addresses of the resources that the endpoints refer to. */
  readonly references: readonly string[];
}

/** One resource, as a Terraform configuration, a plan or a state has it. */
export interface Resource {
  /** `tencentcloud_cos_bucket.images`, with module and key where there are any. */
  readonly address: string;
  readonly type: string;
  /** Where the construct stands in the tree (`production-data-stores/stores/images`), if CDKTF wrote it. */
  readonly constructPath?: string;
  /**
   * Arguments by name, blocks as lists of objects (a single one also as an object); what is not set is absent, and so
   * is what is sensitive. What is set but only Terraform will know is a text such as `${tencentcloud_vpc.main.id}`, in
   * a configuration and in a plan: see `isKnown`.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** Addresses of the resources that an argument refers to, by the argument's name (the top one, of nested ones). */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** Of what lies in an Elasticsearch cluster; absent where it is not said, in a state. */
  readonly provider?: ProviderConfiguration;
  /** Whether Terraform refuses to destroy it; absent where that is not said: in a plan and in a state. */
  readonly preventDestroy?: boolean;
  /** Paths of the arguments whose changes Terraform does not apply, or `all`; absent where that is not said. */
  readonly ignoreChanges?: readonly string[];
}

/** What Terraform is about to do to one resource. */
export interface Change {
  readonly address: string;
  readonly type: string;
  /** As Terraform has them: `["create"]`, `["delete", "create"]` for a replacement, `["no-op"]`. */
  readonly actions: readonly string[];
  /** Arguments as they are, without what is sensitive; absent if the resource is to be created. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** Arguments as they will be, without what is sensitive; absent if the resource is to be deleted. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** The resource as it will be, or, if it is to be deleted, as it was. */
  readonly resource: Resource;
}
