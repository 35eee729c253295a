import {
  clusterRequests,
  PASSWORD_PLACEHOLDER,
} from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { ChosenStore } from "./chosen-store";
import { commented, consoleRequest } from "./console";

/** Everything that a cluster is told for a store, for Kibana's Dev Tools. */
export function shownRequests({ name, settings }: ChosenStore): string {
  const preface = commented([
    `What the cluster of ${name} is told. Send the requests in this order.`,
    `Put a password of its own in place of each ${PASSWORD_PLACEHOLDER}: Elasticsearch refuses that one, as it is too short.`,
    "To apply a changed policy, send all again but PUT /_data_stream, which is refused for one that exists.",
  ]);
  const requests = clusterRequests(name, settings).map(({ path, body }) => consoleRequest("PUT", path, body));
  return [preface, ...requests].map((lines) => lines.join("\n")).join("\n\n");
}
