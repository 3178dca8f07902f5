import assert from "node:assert/strict";
import { isPublicAddress } from "./public-address.ts";

for (
  const address of ["1.1.1.1", "52.10.0.1", "172.32.0.1", "2606:4700::6810:84e5", "::ffff:1.1.1.1"]
) {
  Deno.test(`${address} is public`, () => assert.equal(isPublicAddress(address), true));
}

for (
  const address of [
    ...["0.0.0.0", "10.0.0.1", "127.0.0.1", "127.9.9.9", "100.100.100.200", "169.254.169.254"],
    ...["172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.192", "198.18.0.1", "224.0.0.1"],
    ...["240.0.0.1", "255.255.255.255", "168.63.129.16"],
    ...["::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"],
    ...["::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:1::1"],
    ...["", "example.com", "1.1.1.1.", "1.1.1.1/8"],
  ]
) {
  Deno.test(`"${address}" is not`, () => assert.equal(isPublicAddress(address), false));
}
