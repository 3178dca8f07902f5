import assert from "node:assert/strict";
import { checkWebhookUrl, UrlRefused } from "./check-url.ts";

const numbers: Record<string, string[]> = {
  "example.com": ["93.184.216.34", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
  "hooks.example.com": ["52.10.0.1"],
  "inner.example.com": ["52.10.0.1", "10.0.0.1"],
  "six.example.com": ["::ffff:169.254.169.254"],
  "empty.example.com": [],
};

const findAddresses = (name: string) =>
  numbers[name] ? Promise.resolve(numbers[name]) : Promise.reject(new Error("SERVFAIL"));

const check = (url: string, allowsPrivate = false) =>
  checkWebhookUrl(url, { allowsPrivate, findAddresses });

for (
  const url of [
    "https://example.com",
    "https://example.com/hooks?key=1#part",
    "https://EXAMPLE.com:443/",
    "https://hooks.example.com:1024/",
    "https://hooks.example.com:8443/",
  ]
) {
  Deno.test(`${url} is accepted`, () => check(url));
}

for (
  const [url, reason] of [
    ["http://example.com/", /no https URL/],
    ["ftp://example.com/", /no https URL/],
    ["javascript:alert(1)", /no https URL/],
    ["example.com", /no https URL/],
    ["https://user:secret@example.com/", /user or a password/],
    ["https://@example.com/", /user or a password/],
    ["https://example.com:80/", /port/],
    ["https://example.com:25/", /port/],
    ["https://example.com:1023/", /port/],
    ["https://93.184.216.34/", /no public name/],
    ["https://127.0.0.1/", /no public name/],
    ["https://2130706433/", /no public name/],
    ["https://0x7f.1/", /no public name/],
    ["https://[::1]/", /no public name/],
    ["https://[fd00:ec2::254]/", /no public name/],
    ["https://localhost/", /no public name/],
    ["https://localhost./", /no public name/],
    ["https://metadata.google.internal/", /no public name/],
    ["https://printer.local/", /no public name/],
    ["https://10.0.0.1.nip.io/", /no public name/],
    ["https://127-0-0-1.somebody.dev/", /no public name/],
    ["https://inner.example.com/", /not public/],
    ["https://six.example.com/", /not public/],
    ["https://empty.example.com/", /leads nowhere/],
    ["https://broken.example.com/", /leads nowhere/],
  ] as const
) {
  Deno.test(`${url} is refused: why, and what to do, without repeating it`, async () => {
    await assert.rejects(
      check(url),
      (error) =>
        error instanceof UrlRefused && reason.test(error.message) &&
        /^The [^.]+\. (Give|Leave|Use|Check) [^.]+\.$/.test(error.message) &&
        !/secret|example/.test(error.message),
    );
  });
}

Deno.test("where private addresses are allowed, any host and port is, by http too", async () => {
  for (const url of ["http://127.0.0.1:5000/", "http://localhost/", "https://10.0.0.1:80/"]) {
    await check(url, true);
  }
  for (const url of ["file:///etc/passwd", "http://user:secret@127.0.0.1/", "nothing"]) {
    await assert.rejects(check(url, true), UrlRefused);
  }
});
