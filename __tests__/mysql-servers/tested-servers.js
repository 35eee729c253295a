const ON_SERVER = /^on ((MySQL|MariaDB) .*)$/;

/** Says once, at the end, on which servers tests ran: a reporter of jest's. */
module.exports = class TestedServers {
  onRunComplete(_, { testResults }) {
    const files = new Map();
    for (const { testResults: tests } of testResults) {
      const ran = tests.filter(({ status }) => status === "passed" || status === "failed");
      const servers = ran.map(({ ancestorTitles: [title = ""] }) => ON_SERVER.exec(title)?.[1]);
      for (const server of new Set(servers.filter(Boolean))) files.set(server, (files.get(server) ?? 0) + 1);
    }
    if (files.size === 0) return;
    const list = [...files].map(
      ([server, count]) => `${server} (${count} test ${count === 1 ? "file" : "files"})`,
    );
    process.stderr.write(`Database servers: ${list.sort().join(", ")}\n`);
  }
};
