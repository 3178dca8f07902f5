import { RestError } from "../error.ts";
import type { Field } from "../grammar/field.ts";
import { comparisons, type Condition, searches, states, type Test } from "../grammar/filter.ts";
import { type Fragment, identifier, join, raw, sql } from "./fragment.ts";

/** What the names in a condition mean. */
export interface Scope {
  /** The relation's name in the statement. */
  alias: string;
  /** Name → type; of a function's result nothing is known. */
  columns: ReadonlyMap<string, string>;
  /** Embeds by their names in the answer: `author=is.null` asks whether there is one. */
  embeds: ReadonlyMap<string, Fragment>;
}

export function expressionOf(field: Field, { alias, columns }: Scope): Fragment {
  const column = identifier(alias, field.name);
  if (field.path.length === 0) return column;
  const type = columns.get(field.name);
  const json = type === "json" || type === "jsonb" ? column : sql`to_jsonb(${column})`;
  const steps = field.path.map(({ key, asText }) => {
    const arrow = raw(asText ? "->>" : "->");
    return typeof key === "number" ? sql`${arrow}${raw(`(${key})`)}` : sql`${arrow}${key}::text`;
  });
  return sql`(${json}${join(steps, "")})`;
}

export function conditionOf(condition: Condition, scope: Scope): Fragment {
  const { isNegated } = condition;
  const positive = condition.kind === "group"
    ? join(condition.conditions.map((part) => conditionOf(part, scope)), ` ${condition.operator} `)
    : testOf(condition.field, condition.test, scope);
  return isNegated ? sql`(not (${positive}))` : sql`(${positive})`;
}

function testOf(field: Field, test: Test, scope: Scope): Fragment {
  const embed = scope.columns.has(field.name) ? undefined : scope.embeds.get(field.name);
  if (embed && !(test.kind === "is" && /null/.test(test.state))) {
    throw new RestError(
      400,
      "PGRST120",
      `Bad operator on the '${field.name}' embedded resource`,
      "Only is null or not is null filters are allowed on embedded resources",
    );
  }
  const subject = embed ?? expressionOf(field, scope);
  switch (test.kind) {
    case "is":
      return sql`${subject} ${raw(states[test.state])}`;
    case "in":
      return sql`${subject} = any (${arrayLiteral(test.values)})`;
    case "search":
      return searchOf(subject, scope.columns.get(field.name), test);
    case "compareList": {
      const values = test.values.replaceAll("*", "%");
      const isPattern = test.operator === "like" || test.operator === "ilike";
      const right = sql`${raw(test.quantifier)} (${isPattern ? values : test.values})`;
      return sql`${subject} ${raw(comparisons[test.operator])} ${right}`;
    }
    case "compare": {
      const isPattern = test.operator === "like" || test.operator === "ilike";
      // A star is PostgREST's per cent sign, which URLs would have to escape.
      const value = isPattern ? test.value.replaceAll("*", "%") : test.value;
      return sql`${subject} ${raw(comparisons[test.operator])} ${value}`;
    }
  }
}

function searchOf(
  subject: Fragment,
  type: string | undefined,
  { operator, language, query }: Extract<Test, { kind: "search" }>,
): Fragment {
  const config = language ? sql`${language}::regconfig, ` : raw("");
  const document = type === "tsvector" ? subject : sql`to_tsvector(${config}${subject})`;
  return sql`${document} @@ ${raw(searches[operator])}(${config}${query})`;
}

function arrayLiteral(values: string[]): string {
  const quoted = values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`);
  return `{${quoted.join(",")}}`;
}
