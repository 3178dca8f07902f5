import type { Parameter, Routine } from "../catalog/catalog.ts";
import { type Fragment, identifier, join, nothing, raw, sql } from "./fragment.ts";

/** What a function is called with. */
export type Arguments =
  /** JSON text of an object whose members are the arguments. */
  | { kind: "named"; json: string; names: string[] }
  /** The query string's. */
  | { kind: "texts"; given: [name: string, value: string][]; names: string[] }
  /** The body as the one argument of a function whose parameter has no name. */
  | { kind: "whole"; body: string };

/** `"_source" as (…)`: the function's rows; a scalar's column is named `value`. */
export function call(routine: Routine, given: Arguments): Fragment {
  const name = identifier(routine.schema, routine.name);
  const column = routine.result === "composite" ? nothing : raw(`("value")`);
  if (given.kind === "whole") {
    const type = raw(routine.parameters[0]?.type ?? "text");
    return sql`"_source" as (select "r".* from ${name}(${given.body}::text::${type}) as "r"${column})`;
  }
  const parameters = routine.parameters.filter((each) => given.names.includes(each.name));
  if (parameters.length === 0) {
    return sql`"_source" as (select "r".* from ${name}() as "r"${column})`;
  }
  if (given.kind === "texts") {
    const texts = parameters.map((each) => textArgument(each, given.given));
    return sql`"_source" as (select "r".* from ${name}(${join(texts, ", ")}) as "r"${column})`;
  }
  const typed = parameters.map((each) => sql`${identifier(each.name)} ${raw(each.type)}`);
  return sql`"_given" as (select * from json_to_record(${given.json}::json) as "_"(${
    join(typed, ", ")
  })), "_source" as (select "r".* from "_given", lateral ${name}(${
    join(parameters.map(argument), ", ")
  }) as "r"${column})`;
}

/** As Postgres reads the type's text. A list is given by a name that comes again and again. */
function textArgument(
  { name, type, isVariadic }: Parameter,
  given: [name: string, value: string][],
): Fragment {
  const values = given.filter(([key]) => key === name).map(([, value]) => sql`${value}::text`);
  return isVariadic
    ? sql`variadic ${identifier(name)} => array[${join(values, ", ")}]::${raw(type)}`
    : sql`${identifier(name)} => ${join(values.slice(-1), "")}::${raw(type)}`;
}

function argument({ name, isVariadic }: Parameter): Fragment {
  const variadic = raw(isVariadic ? "variadic " : "");
  return sql`${variadic}${identifier(name)} => ${identifier("_given", name)}`;
}
