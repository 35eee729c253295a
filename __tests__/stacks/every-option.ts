import type { Environment } from "../../environments/environment";
import { environmentSchema } from "../../environments/schema";
import { readStrictly } from "../../strict-yaml/read-strictly";

/** Every option of an environment file that a resource is made of, each used once, for the shipped policy. */
const EVERY_OPTION = `
region: ap-guangzhou
appId: "1250000000"
creatorUin: "100000000001"
backupDownloads: intranet
network:
  cidr: 10.20.0.0/16
  subnets: { ap-guangzhou-6: 10.20.6.0/24, ap-guangzhou-7: 10.20.7.0/24, ap-guangzhou-4: 10.20.4.0/24 }
mysql:
  engineVersion: "8.0"
  nodes: 3
  memory: 16000
  disk: 500
  cpu: 4
  port: 13307
  deviceType: EXCLUSIVE
  diskType: CLOUD_SSD
  tls: on
  encryptBackups: on
  encryptDisks: service-key
  rowPurge:
    ssmAccess: public-egress
    alarmNoticeIds: [notice-1]
    alarmNamespace: SCF_V2
    alarmMetric: Error
    kmsKeyId: key-1
    logsExpireAfter: P7D
elasticsearch:
  version: "7.14.2"
  dataNodes: { count: 3, type: ES.S1.LARGE16, disk: 500, diskType: CLOUD_HSSD }
  masterNodes: { count: 3, type: ES.S1.MEDIUM8 }
objectStorage:
  accessLogs: { keepFor: P1D }
stores:
  monitoring-db: { name: calls, readers: [dashboard], writers: [gateway], administrators: [admins] }
  operation-log: { administrators: [admins] }
  identification-images: { readers: [dashboard], writers: [gateway] }
tags: { team: data-platform }
destroyProtection: off
state: { backend: local }
`;

export function everyOption(change: (text: string) => string = (text) => text): Environment {
  return readStrictly(change(EVERY_OPTION), "every-option.yaml", environmentSchema).value;
}
