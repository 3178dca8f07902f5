/** The types of the API's client: one copy, which the page shows how to use. */
export type * from "../../clients/web/src/api/schema.ts";
