import postgres from "postgres";
import { refusals, StorageError } from "./error.ts";

/** What the Storage API answers when Postgres refused; anything else is handed back as it is. */
export function explainDatabaseError(error: unknown): unknown {
  if (!(error instanceof postgres.PostgresError)) return error;
  switch (error.code) {
    case "42501":
      return refusals.accessDenied(
        // Hosted doesn't say which table it was, so that nobody learns it.
        error.message.includes("row-level security")
          ? "new row violates row-level security policy"
          : error.message,
      );
    case "23505":
      return refusals.exists("ResourceAlreadyExists");
    case "23503":
      return error.detail?.includes("is still referenced from table")
        ? new StorageError(
          409,
          "ResourceReferenced",
          "The resource could not be updated or removed due to a foreign key constraint",
        )
        : new StorageError(404, "InvalidRequest", "The related resource does not exist");
    case "22P02":
      return refusals.invalidParameter(error.message);
    case "55P03":
      return new StorageError(423, "ResourceLocked", "The resource is locked");
    case "57014":
      return new StorageError(
        544,
        "DatabaseTimeout",
        "The connection to the database timed out",
        { httpStatus: 544 },
      );
    case "42P17":
      return new StorageError(
        503,
        "DatabaseInvalidObjectDefinition",
        "The database schema is invalid or incompatible.",
      );
    case "42703":
    case "42P01":
      return new StorageError(
        503,
        "DatabaseSchemaMismatch",
        `There is a database schema mismatch in a trigger or RLS policy: ${
          error.where ?? error.message
        }`,
      );
    default:
      return new StorageError(500, "DatabaseError", `database error, code: ${error.code}`);
  }
}
