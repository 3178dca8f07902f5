import { RestError } from "./error.ts";

/** What the answer is written as. */
export interface MediaType {
  kind: "json" | "object" | "csv";
  stripNulls: boolean;
  contentType: string;
}

const offers: Record<string, Omit<MediaType, "stripNulls">> = {
  "application/json": { kind: "json", contentType: "application/json; charset=utf-8" },
  "*/*": { kind: "json", contentType: "application/json; charset=utf-8" },
  "application/*": { kind: "json", contentType: "application/json; charset=utf-8" },
  "application/vnd.pgrst.array": {
    kind: "json",
    contentType: "application/vnd.pgrst.array+json; charset=utf-8",
  },
  "application/vnd.pgrst.object": {
    kind: "object",
    contentType: "application/vnd.pgrst.object+json; charset=utf-8",
  },
  "text/csv": { kind: "csv", contentType: "text/csv; charset=utf-8" },
};

/** @throws RestError 406 `PGRST107`. */
export function chooseMediaType(accept: string | null): MediaType {
  for (const range of (accept || "*/*").split(",")) {
    const [type = "", ...parameters] = range.trim().split(";").map((part) => part.trim());
    const offer = offers[type.replace(/(vnd\.pgrst\.\w+)\+json$/, "$1")];
    if (offer) return { ...offer, stripNulls: parameters.includes("nulls=stripped") };
  }
  const message = `None of these media types are available: ${accept}`;
  throw new RestError(406, "PGRST107", message);
}
