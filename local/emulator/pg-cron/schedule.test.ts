import assert from "node:assert/strict";
import { nextDue, parseSchedule } from "./schedule.ts";

const from = Date.parse("2026-02-27T23:58:30Z"); // a Friday

const cases: [schedule: string, next: string][] = [
  ["10 seconds", "2026-02-27T23:58:40.000Z"],
  ["1 second", "2026-02-27T23:58:31.000Z"],
  ["* * * * *", "2026-02-27T23:59:00.000Z"],
  ["*/15 * * * *", "2026-02-28T00:00:00.000Z"],
  ["5 4 * * *", "2026-02-28T04:05:00.000Z"],
  ["0 12 $ * *", "2026-02-28T12:00:00.000Z"],
  ["0 0 * * 7", "2026-03-01T00:00:00.000Z"],
  ["0 0 15 mar mon-wed", "2026-03-02T00:00:00.000Z"], // the 15th, or one of these weekdays
  ["@monthly", "2026-03-01T00:00:00.000Z"],
];

for (const [schedule, next] of cases) {
  Deno.test(`'${schedule}' is due next at ${next}`, () => {
    assert.equal(new Date(nextDue(parseSchedule(schedule), from)).toISOString(), next);
  });
}

Deno.test("a job for the restart is never due again", () => {
  assert.equal(nextDue(parseSchedule("@restart"), from), Infinity);
});

Deno.test("what is no schedule is refused", () => {
  for (const text of ["", "60 seconds", "* * * *", "* * * * * *", "tomorrow"]) {
    assert.throws(() => parseSchedule(text), text);
  }
});
