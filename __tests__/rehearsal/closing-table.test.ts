import { Period } from "../../policy/period";
import { closingTable } from "../../rehearsal/closing-table";
import { createSchedule } from "../../schedule/schedule";
import { samplePolicy } from "../schedule/sample-policy";

test("the table at the end of a rehearsal counts a single day as one", () => {
  const schedule = createSchedule(samplePolicy({ retention: { faces: { keepFor: Period.days(1) } } }));

  expect(closingTable([], schedule)).toMatch(/^images +0 +faces +1 day +3 days = /m);
});
