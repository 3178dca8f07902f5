import { type Catalog, keyOf, type Relation, type Routine } from "./catalog/catalog.ts";
import { nearestName } from "./catalog/nearest-name.ts";
import { RestError } from "./error.ts";
import { choiceOf } from "./grammar/query.ts";
import { parseJson } from "./payload.ts";
import { type Plan, requireAtMost, requireOne, type RestRequest, shapeOf } from "./plan.ts";
import { applied, build, respondWithRows } from "./response.ts";
import { answerWith, type Shape } from "./sql/answer.ts";
import { type Arguments, call } from "./sql/call.ts";
import { raw, sql } from "./sql/fragment.ts";
import { selectRows } from "./sql/rows.ts";

/** @throws RestError 404 for a function that doesn't take what is given, 405 for other methods. */
export function planRoutine(catalog: Catalog, request: RestRequest, maxRows: number): Plan {
  const { method, query, mediaType, preferences } = request;
  if (!["GET", "HEAD", "POST"].includes(method)) {
    throw new RestError(405, "PGRST101", `Cannot use the ${method} method on RPC`);
  }
  const { routine, given } = chooseRoutine(catalog, request);
  if (preferences.maxAffected !== undefined && !routine.returnsSet) {
    const message = "Function must return SETOF or TABLE when max-affected preference is used " +
      "with handling=strict";
    throw new RestError(400, "PGRST128", message);
  }
  const source = { from: raw(`"_source"`), relation: resultRelation(catalog, routine) };
  const isRows = routine.returnsSet || routine.result === "composite";
  const { rows, count } = selectRows(source, { catalog, query, maxRows });
  const calling = call(routine, given);
  return {
    statement: answerWith({
      before: isRows ? sql`${calling}, "_rows" as (${rows})` : calling,
      from: raw(isRows ? `"_rows"` : `"_source"`),
      ...(isRows && preferences.count && { count }),
      shape: shape(routine, request),
      stripNulls: mediaType.stripNulls,
    }),
    isReadOnly: method !== "POST",
    check(answer) {
      if (!routine.returnsSet) return;
      requireOne(request, answer);
      requireAtMost(request, answer);
    },
    respond(answer) {
      if (routine.returnsSet) {
        return respondWithRows(request, answer, choiceOf(query, "").offset);
      }
      const isVoid = routine.result === "void";
      return build(answer, {
        status: isVoid ? 204 : 200,
        body: isVoid || method === "HEAD" ? null : answer.body ?? "null",
        headers: {
          ...(!isVoid && { "content-type": mediaType.contentType }),
          "content-range": `0-0/${preferences.count ? 1 : "*"}`,
          ...applied(preferences.applied),
        },
      });
    },
  };
}

function shape({ result, returnsSet }: Routine, { mediaType }: RestRequest): Shape {
  if (result === "void") return "none";
  if (result === "scalar") {
    return returnsSet && mediaType.kind !== "object" ? "scalars" : "scalar";
  }
  return returnsSet ? shapeOf(mediaType) : "object";
}

/** A function that returns a table's rows has that table's columns and relationships. */
function resultRelation(catalog: Catalog, { resultTable }: Routine): Relation | undefined {
  return resultTable === null ? undefined : catalog.relations.get(resultTable);
}

function chooseRoutine(
  catalog: Catalog,
  request: RestRequest,
): { routine: Routine; given: Arguments } {
  const { schema, name } = request;
  const overloads = catalog.routines.get(keyOf(schema, name)) ?? [];
  const whole = overloads.find((routine) => takesWhole(routine, request.contentType));
  const isJson = request.contentType === "application/json";
  if (request.method === "POST" && !isJson) {
    if (whole) return { routine: whole, given: { kind: "whole", body: request.body } };
    throw notFound(request, [], null);
  }
  const given = namedArguments(request);
  const fitting = overloads.filter((routine) => accepts(routine, given.names));
  const [routine, ...others] = fitting;
  if (routine && others.length === 0) return { routine, given };
  if (routine) throw ambiguous(fitting);
  if (whole) return { routine: whole, given: { kind: "whole", body: request.body } };
  throw notFound(request, given.names, hintOf(catalog, request, given.names));
}

function namedArguments(request: RestRequest): Exclude<Arguments, { kind: "whole" }> {
  if (request.method !== "POST") {
    const { given } = request.query;
    const names = [...new Set(given.map(([name]) => name))];
    return { kind: "texts", given, names };
  }
  const json = request.body || "{}";
  const body = parseJson(json);
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return { kind: "named", json, names: isObject ? Object.keys(body) : [] };
}

function accepts({ parameters }: Routine, names: string[]): boolean {
  return names.every((name) => parameters.some((parameter) => parameter.name === name)) &&
    parameters.every(({ name, isOptional }) => isOptional || names.includes(name));
}

const wholeTypes: Record<string, string[]> = {
  "application/json": ["json", "jsonb"],
  "text/plain": ["text"],
};

function takesWhole({ parameters }: Routine, contentType: string): boolean {
  const [only] = parameters;
  return parameters.length === 1 && only?.name === "" &&
    (wholeTypes[contentType]?.includes(only.type) ?? false);
}

/** A function by another name, or what this one takes. */
function hintOf({ routines }: Catalog, { schema, name }: RestRequest, names: string[]) {
  const overloads = routines.get(keyOf(schema, name));
  const listOf = (list: string[]) => `(${list.toSorted().join(", ")})`;
  const meant = overloads
    ? nearestName(
      overloads.map((each) => listOf(each.parameters.map((p) => p.name))),
      listOf(names),
      0.33,
    )
    : nearestName(
      [...routines.values()].flat().filter((each) => each.schema === schema).map((each) =>
        each.name
      ),
      name,
      0.75,
    );
  if (meant === undefined) return null;
  return `Perhaps you meant to call the function ${schema}.${overloads ? name : ""}${meant}`;
}

function notFound(
  { schema, name, method, contentType }: RestRequest,
  names: string[],
  hint: string | null,
): RestError {
  const list = names.join(", ");
  const routine = `${schema}.${name}`;
  const given = names.length > 0
    ? ` with parameter${names.length > 1 ? "s" : ""} ${list}`
    : " without parameters";
  const isJson = method === "POST" && contentType === "application/json";
  const whole = isJson ? " or with a single unnamed json/jsonb parameter" : "";
  return new RestError(
    404,
    "PGRST202",
    `Could not find the function ${routine}${names.length > 0 ? `(${list})` : given} in the ` +
      "schema cache",
    `Searched for the function ${routine}${given}${whole}, but no matches were found in the ` +
      "schema cache.",
    hint,
  );
}

function ambiguous(routines: Routine[]): RestError {
  const signatures = routines.map(({ schema, name, parameters }) =>
    `${schema}.${name}(${parameters.map((each) => `${each.name} => ${each.type}`).join(", ")})`
  );
  return new RestError(
    300,
    "PGRST203",
    `Could not choose the best candidate function between: ${signatures.join(", ")}`,
    null,
    "Try renaming the parameters or the function itself in the database so function overloading " +
      "can be resolved",
  );
}
