import type { Body, Form, PartContent } from "./request.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();
const LARGE = 5 * 1024 * 1024 + 1;

/** What goes over the wire: a body and the content type that is named with it. */
export interface Encoded {
  bytes: Bytes | undefined;
  type: string | null;
}

/** @param accounts who logs in with what, for the bodies that name somebody. */
export function encodeBody(
  body: Body,
  picture: Bytes,
  accounts: { email: string; password: string; refreshToken: string }[],
): Encoded {
  const account = (n: number) => accounts[n % accounts.length] ?? accounts[0];
  switch (body.kind) {
    case "none":
      return { bytes: undefined, type: null };
    case "json":
      return { bytes: utf8.encode(JSON.stringify(body.value)), type: body.type };
    case "raw":
      return body;
    case "refresh":
      return asJson({ refresh_token: account(body.n)?.refreshToken });
    case "login": {
      const { email, password } = account(body.n) ?? {};
      return asJson({ email, password: body.rightPassword ? password : "another 12345" });
    }
    case "form":
      return encodeForm(body.form, picture);
  }
}

function asJson(value: unknown): Encoded {
  return { bytes: utf8.encode(JSON.stringify(value)), type: "application/json" };
}

/** The bytes of one part. */
export function encodePart(content: PartContent, picture: Bytes): Bytes {
  switch (content.kind) {
    case "json":
      return utf8.encode(JSON.stringify(content.value) ?? "");
    case "text":
      return utf8.encode(content.text);
    case "bytes":
      return content.bytes;
    case "picture":
      return picture;
    case "half-picture":
      return picture.slice(0, 20);
    case "large": {
      const large = new Uint8Array(LARGE);
      large.set(picture);
      return large;
    }
  }
}

function encodeForm({ boundary, parts, ending, type }: Form, picture: Bytes): Encoded {
  const chunks: Bytes[] = [];
  const line = (text: string) => chunks.push(utf8.encode(`${text}\r\n`));
  for (const part of parts) {
    line(`--${boundary}`);
    const fileName = part.fileName === undefined ? "" : `; filename="${quoted(part.fileName)}"`;
    line(`Content-Disposition: form-data; name="${quoted(part.name)}"${fileName}`);
    if (part.type) line(`Content-Type: ${part.type}`);
    line("");
    chunks.push(encodePart(part.content, picture));
    line("");
  }
  if (ending === "whole") line(`--${boundary}--`);
  const whole = join(chunks);
  return {
    bytes: ending === "none"
      ? new Uint8Array()
      : ending === "cut"
      ? whole.slice(0, Math.floor(whole.byteLength * 0.7))
      : whole,
    type: type ?? `multipart/form-data; boundary=${latin1(boundary)}`,
  };
}

/** As browsers write names in forms. */
function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}

function latin1(text: string): string {
  return text.replace(/[^\x20-\xff]/g, "?");
}

function join(chunks: Bytes[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
