import { Folder } from "./command-line";

describe("retention explain", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());
  const story = folder.retention(["explain", "identification-data"]).stdout;
  const words = story.replace(/\s+/g, " ");

  it.each([
    "Kept for 30 days; its last copy is gone after 32 days.",
    "biometricInformation, faceImages, photos",
    "special category faceImages, biometricInformation",
    "Improving the training models and algorithms; Safer",
    "legitimate-interests: GDPR article 6(1)",
    "explicit-consent, obtained by customer, for the special category: GDPR article 9(2)",
    "In identification-images (object storage), under images/, records/",
    "objects 30 retention.keepFor",
    "lifecycle run 2 from midnight GMT+8",
    "older than the new period go at the next lifecycle run, within 2 days of the deploy",
  ])("tells: %s", (part) => {
    expect(words).toContain(part);
  });

  it("fits on a screen", () => {
    expect(story.split("\n").length).toBeLessThan(40);
  });

  it("names what nobody controls from here, for the stores of the category", () => {
    const monitoring = folder.retention(["explain", "monitoring-data"]).stdout;

    expect(monitoring).toContain("slow log: about a month");
    expect(monitoring).not.toContain("manual snapshots");
    expect(monitoring).toContain("within 1 day of the deploy");
  });
});
