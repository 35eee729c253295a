import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPolicy } from "../../policy/read-policy";
import { createSchedule } from "../../schedule/schedule";
import { minutesToDays } from "../../schedule/window";

const SHIPPED = readFileSync(join(__dirname, "../../retention-policy.yaml"), "utf8");
const AUTONOMOUS = SHIPPED;
const ILM = changed(SHIPPED, "lifecycle: autonomous-index", "lifecycle: ilm");
const MINUTES_PER_DAY = 24 * 60;

describe("the shipped policy, with only its lifecycle changed", () => {
  it("deletes at the same age, and differs in how often somebody looks: a day, or four times ten minutes", () => {
    const [autonomous, ilm] = [operationLog(AUTONOMOUS), operationLog(ILM)];

    expect(autonomous.terms).toEqual([
      "index 1051200 minutes",
      "partition 1440 minutes",
      "lifecycle polling 1440 minutes",
      "snapshots 10080 minutes",
      "removal of an expired snapshot 1440 minutes",
    ]);
    expect(ilm.terms).toEqual(
      autonomous.terms.map((term) => term.replace(/^lifecycle polling .*/, "lifecycle polling 40 minutes")),
    );
    expect(autonomous.sources[2]).toBe("assumed: Tencent Cloud does not document how often it looks");
    expect(ilm.sources[2]).toBe(
      "indices.lifecycle.poll_interval, 10 minutes by default; once at rollover, three times at deletion",
    );
    expect([autonomous.earliest, ilm.earliest]).toEqual([730 * MINUTES_PER_DAY, 730 * MINUTES_PER_DAY]);
    expect(autonomous.latest - ilm.latest).toBe(MINUTES_PER_DAY - 40);
  });

  it("is promised for the same day either way: 740", () => {
    const days = [AUTONOMOUS, ILM].map((text) => minutesToDays(operationLog(text).latest));

    expect(days).toEqual([740, 740]);
  });

  it("sets the cluster to the same numbers", () => {
    const [autonomous, ilm] = [AUTONOMOUS, ILM].map((text) => settingsOf(text));

    expect(ilm).toEqual({ ...autonomous, lifecycle: "ilm" });
    expect(ilm).toMatchObject({ partitionDays: 1, snapshotDays: 7, indices: [{ deleteAfterDays: 730 }] });
  });

  it("may keep snapshots longer in a repository, as far as goneBy allows", () => {
    const snapshots = (keepFor: string): string =>
      changed(
        ILM,
        "snapshots: { keepFor: P7D }",
        `snapshots: { keepFor: ${keepFor}, repository: long-lived }`,
      );

    expect(settingsOf(snapshots("P27D"))).toMatchObject({
      snapshotDays: 27,
      snapshotRepository: "long-lived",
    });
    expect(minutesToDays(operationLog(snapshots("P27D")).latest)).toBe(760);
    expect(() => createSchedule(readPolicy(snapshots("P28D"), "p.yaml").policy)).toThrow(
      "gone after 761 days, not 760",
    );
  });

  it("deletes at 750 days either way with goneBy alone: what ilm saves is less than a day", () => {
    const goneByAlone = (text: string) =>
      changed(text, /keepFor: P2Y, goneBy: P2Y30D(?=[^]*index:)/g, "goneBy: P2Y30D");
    const ages = [AUTONOMOUS, ILM].map((text) => settingsOf(goneByAlone(text)));

    expect(ages).toMatchObject([
      { indices: [{ deleteAfterDays: 760 - 1 - 1 - 7 - 1 }] },
      { indices: [{ deleteAfterDays: 760 - 1 - 1 - 7 - 1 }] },
    ]);
  });
});

function operationLog(text: string) {
  const { window } = createSchedule(readPolicy(text, "p.yaml").policy).categories["operation-log"]!;
  const { earliest, latest, terms } = window;
  return {
    earliest,
    latest,
    terms: terms.map(({ what, minutes }) => `${what} ${minutes} minutes`),
    sources: terms.map(({ source }) => source),
  };
}

function settingsOf(text: string) {
  return createSchedule(readPolicy(text, "p.yaml").policy).stores["operation-log"]!;
}

function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`the shipped policy has no ${from}`);
  return result;
}
