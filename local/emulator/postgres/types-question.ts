/**
 * On its first use, each connection of postgres.js 3.4.9 asks which array types the database has, by
 * itself: when the connection breaks off right then, nobody can catch the rejection, and it would
 * take the whole process down. The driver goes on without an answer.
 */
export function forgiveTypesQuestion(): void {
  addEventListener("unhandledrejection", (event) => {
    const { query } = Object(event.reason);
    if (typeof query === "string" && query.includes("select b.oid, b.typarray")) {
      event.preventDefault();
    }
  });
}
