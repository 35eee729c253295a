/** How large a cluster is, and what it is made of. What a zone offers is shown by the purchase page. */
export interface ElasticsearchSize {
  /**
   * Elasticsearch version, such as "7.14.2". Which versions a region offers changes: see the console.
   * An autonomous index needs 7.14.2 or later.
   */
  readonly version: string;
  /** Nodes that hold the indices. */
  readonly dataNodes: ElasticsearchDataNodes;
  /** Nodes that only lead the cluster. Required if the network has several zones. @default - none */
  readonly masterNodes?: ElasticsearchNodes;
}

export interface ElasticsearchNodes {
  /** 3 or 5 for masters, 2 or more for data nodes: with several zones, a multiple of their number. */
  readonly count: number;
  /** Node type, such as ES.S1.MEDIUM8. Only the purchase page says which ones a zone has. */
  readonly type: string;
}

export interface ElasticsearchDataNodes extends ElasticsearchNodes {
  /** Disk of each node in GB, 20 to 100000. */
  readonly disk: number;
  /** Kind of disk that the nodes have. @default CLOUD_SSD */
  readonly diskType?: string;
}
