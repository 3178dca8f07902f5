import { deepStrictEqual } from "node:assert/strict";
import { readGatewayLog } from "./gateway-log.ts";

Deno.test("requests of a run are read from the log, over midnight too", async () => {
  const file = await Deno.makeTempFile();
  await Deno.writeTextFile(
    file,
    [
      "23:59:58.900 POST /rest/v1/rpc/earlier 200 5 ms",
      "23:59:59.990 POST /rest/v1/rpc/claim_picture 200 40 ms",
      "00:00:00.010 GET /storage/v1/object/a.png 200 7 ms",
      "",
    ].join("\n"),
  );
  const since = Date.parse("2026-11-29T23:59:59.900Z");
  const requests = await readGatewayLog(file, since);
  await Deno.remove(file);
  deepStrictEqual(requests.map(({ what, from, to }) => [what, from - since, to - since]), [
    ["POST /rest/v1/rpc/claim_picture", 50, 90],
    ["GET /storage/v1/object/a.png", 103, 110],
  ]);
});
