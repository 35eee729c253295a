/** What a cluster is trusted by, if no authority of the machine signed its certificate. */
export type ClusterCertificate =
  /**
   * SHA-256 of a certificate that the cluster presents, 64 hexadecimal digits. That of an authority's certificate
   * works only if the cluster sends it along.
   */
  | { readonly presentedFingerprint: string }
  /** The authority's certificate in PEM. */
  | { readonly certificate: string };

/** A cluster that is there already. */
export interface ExistingCluster {
  /** `https://` address, with the port. */
  readonly endpoint: string;
  /** An account that may manage lifecycle policies, templates, pipelines, roles and users. */
  readonly username: string;
}

/** An account of a cluster, and where it is used. */
export interface ClusterAccess extends ExistingCluster {
  /** A reference for Terraform to resolve, not the password. */
  readonly password: string;
}
