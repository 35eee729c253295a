import type { ManagedIndex } from "./managed-index";

/**
 * Body of `PUT _ingest/pipeline`. A data stream wants a `@timestamp`; it takes the time of the document, whatever a
 * client wrote there. The value is copied as it is: both fields read the same dates. A document without the field
 * fails here, and one whose time is empty, a list or no date is refused by the data stream: none is stored under a
 * time that it does not have.
 */
export function ingestPipeline({ name, timeField }: ManagedIndex) {
  return {
    description: `Takes the time of a document in ${name} from ${timeField}`,
    processors: [{ set: { field: "@timestamp", copy_from: timeField } }],
  };
}
