import type { StoreSizes } from "../constructs/store-sizes";

type Defaulted = "objectStorage" | "stores";

/** Where a policy is deployed to, and how large: everything that may differ between production and a sandbox. */
export interface Environment extends Omit<StoreSizes, Defaulted>, Required<Pick<StoreSizes, Defaulted>> {
  /** Such as ap-guangzhou. */
  readonly region: string;
  /** The account's APPID, ten digits: every bucket name ends in it. */
  readonly appId: string;
  /** UIN of the account that Terraform runs as. */
  readonly creatorUin?: string;
  readonly backupDownloads: "intranet" | "unmanaged";
  readonly network: NewNetwork | ExistingNetwork;
  /** Tags of every resource that takes some. */
  readonly tags: Readonly<Record<string, string>>;
  readonly destroyProtection: boolean;
  readonly state: StateBackend;
}

export interface NewNetwork {
  readonly cidr: string;
  /** IPv4 range of the subnet in each zone; the first zone takes the primary nodes. */
  readonly subnets: Readonly<Record<string, string>>;
}

export interface ExistingNetwork {
  readonly vpcId: string;
  /** IPv4 range from which the stores may be reached. */
  readonly cidr: string;
  /** Id of the subnet in each zone; the first zone takes the primary nodes. */
  readonly subnets: Readonly<Record<string, string>>;
}

export type StateBackend =
  | { readonly backend: "local" }
  | {
      readonly backend: "cos";
      readonly bucket: string;
      readonly prefix: string;
      readonly region: string;
      readonly encryption: boolean;
    };
