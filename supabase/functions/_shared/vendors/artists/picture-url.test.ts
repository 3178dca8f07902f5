import assert from "node:assert/strict";
import { VendorError } from "../vendor-error.ts";
import { pictureUrl } from "./picture-url.ts";

const base = "https://ark.ap-southeast.bytepluses.com";

for (
  const address of [
    "https://ark-content-generation-v2-ap-southeast-1.tos-ap-southeast-1.volces.com/p.jpeg?X-Tos=1",
    "https://v3.fal.media/files/p.png",
    "https://ark.ap-southeast.bytepluses.com/files/p.png",
    "https://ec2-52-10-0-1.compute-1.amazonaws.com/p.png",
    "https://cdn.fal.media/2025-10-127-0/p@2x.png?to=a@b",
  ]
) {
  Deno.test(`${address} is fetched`, () => {
    assert.equal(pictureUrl("ark", address, base).href, address);
  });
}

for (
  const address of [
    "",
    "p.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "http://v3.fal.media/p.png",
    "http://127.0.0.1:5001/p.png",
    "https://127.0.0.1/p.png",
    "https://2130706433/p.png",
    "https://0x7f.1/p.png",
    "https://[::1]/p.png",
    "https://[fd00:ec2::254]/latest",
    "https://169.254.169.254/latest",
    "https://localhost/p.png",
    "https://metadata.google.internal/p.png",
    "https://printer.local/p.png",
    "https://v3.fal.media:8443/p.png",
    "https://user:secret@v3.fal.media/p.png",
    "https://user@v3.fal.media/p.png",
    "https://:secret@v3.fal.media/p.png",
    "https://@v3.fal.media/p.png",
    "https:\\\\user:secret@v3.fal.media/p.png",
    "https://user:secret@ark.ap-southeast.bytepluses.com/p.png",
    "https://rest.default.svc/p.png",
    "https://rest.default.svc.cluster.local/p.png",
    "https://wiki.corp/p.png",
    "https://nas.home/p.png",
    "https://router.home.arpa/p.png",
    "https://vault.internal./p.png",
    "https://app.localhost/p.png",
    "https://10.0.0.1.nip.io/p.png",
    "https://a9fea9fe.nip.io/p.png",
    "https://www.169-254-169-254.sslip.io/p.png",
    "https://LOCALTEST.me/p.png",
    "https://127-0-0-1.somebody.dev/p.png",
    "https://x.192.168.1.1.somebody.dev/p.png",
  ]
) {
  Deno.test(`"${address}" is not fetched, nor shown`, () => {
    assert.throws(
      () => pictureUrl("ark", address, base),
      (error) => error instanceof VendorError && !/secret/.test(error.message),
    );
  });
}

const local = "http://127.0.0.1:5000";

Deno.test("a vendor on this machine may name pictures on it, and on no other", () => {
  for (const address of ["http://127.0.0.1:5000/p.png", "http://localhost:5001/p.png"]) {
    assert.equal(pictureUrl("ark", address, local).href, address);
  }
  for (
    const address of ["http://169.254.169.254/latest", "http://10.0.0.1/p", "ftp://127.0.0.1/p"]
  ) {
    assert.throws(() => pictureUrl("ark", address, local), VendorError);
  }
});
