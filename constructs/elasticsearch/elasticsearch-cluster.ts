/** The certificate authority of a cluster, if it is none that every machine knows. */
export type ClusterCertificate =
  /** SHA-256 of a certificate in the cluster's chain, 64 hexadecimal digits. */
  | { readonly fingerprint: string }
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
