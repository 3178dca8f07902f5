import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function gate(db: Database) {
  const [row] = await db.admin<
    {
      rate: number | null;
      at_once: number | null;
      is_probing: boolean;
      refusals: number;
      wait: number;
    }[]
  >`
    select learned_per_minute::float as rate, learned_at_once::float as at_once, is_probing,
      refusals,
      -- Whole seconds, to the next five: what has passed of them meanwhile doesn't matter.
      (5 * greatest(0, ceil(extract(epoch from blocked_until - clock_timestamp()) / 5)))::int as wait
    from private.vendor_gates where vendor = 'seedream'`;
  return { ...row };
}

/** A gate that has learned nothing. */
const untouched = { rate: null, at_once: null, is_probing: false, refusals: 0, wait: 0 };

/** The vendor's wait is over, and everything waits for its turn. */
async function reopen(db: Database): Promise<void> {
  await db.admin`
    update private.vendor_gates set blocked_until = '-infinity', next_start_at = '-infinity'`;
  await db.admin`
    update private.jobs set run_after = clock_timestamp() where lease_token is null`;
}

/** Claims what it gets, so many at most. */
async function claimAll(
  db: Database,
  assets: string[],
  most = Infinity,
): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const asset of assets) {
    if (tokens.size >= most) break;
    const answer = await db.call("claim_picture", { p_asset_id: asset });
    if (answer.outcome === "claimed") tokens.set(asset, String(answer.lease_token));
  }
  return tokens;
}

/** As if so much time had passed: what was begun and ended is longer ago, and the gate's state too. */
async function letPass(db: Database, seconds: number): Promise<void> {
  await db.admin`update private.attempts set
    started_at = started_at - ${seconds} * interval '1 second',
    ended_at = ended_at - ${seconds} * interval '1 second'`;
  await db.admin`update private.jobs set
    last_started_at = last_started_at - ${seconds} * interval '1 second'`;
  await db.admin`update private.vendor_gates set
    learned_at = learned_at - ${seconds} * interval '1 second',
    slowed_at = slowed_at - ${seconds} * interval '1 second',
    fell_at = fell_at - ${seconds} * interval '1 second',
    next_start_at = next_start_at - ${seconds} * interval '1 second'`;
}

/** Work that needs no vendor is not what a test of gates counts. */
async function settleThumbnails(db: Database): Promise<void> {
  await db.admin`
    update private.jobs set settled_at = clock_timestamp(), lease_token = null, lease_expires_at = null
    where vendor is null and settled_at is null`;
}

/** Five users, each of whom waits for twenty logos. */
async function gather(db: Database) {
  const crowd = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const owner = await db.user();
      return { owner, ...await db.prompted(owner, { p_concept_count: 20 }) };
    }),
  );
  const owners = new Map(
    crowd.flatMap(({ owner, project, assets }) =>
      assets.map((asset) => [asset, { owner, project }] as const)
    ),
  );
  return {
    assets: [...owners.keys()],
    async complete(asset: string, token: string) {
      const { owner = "", project = "" } = owners.get(asset) ?? {};
      strictEqual(await db.complete(owner, project, asset, token), true);
    },
  };
}

const refused = { p_class: "throttled" };

Deno.test("a vendor that takes no more is left alone, then asked more slowly", async (t) => {
  await withDatabase(async (db) => {
    const { assets, complete } = await gather(db);

    await t.step(
      "what is turned away in a row closes the gate once, and spends nothing",
      async () => {
        const tokens = [...await claimAll(db, assets)];
        strictEqual(tokens.length, 100);
        for (const [asset, token] of tokens.slice(60)) {
          await db.fail(asset, token, { ...refused, p_retry_after_seconds: 5 });
        }
        deepStrictEqual(await gate(db), { ...untouched, is_probing: true, refusals: 1, wait: 5 });
        // Begun before the "no" and taken: it says nothing of what would be taken now.
        for (const [asset, token] of tokens.slice(0, 60)) await complete(asset, token);
        strictEqual((await gate(db)).is_probing, true);
        const [spent] = await db.admin`select count(*)::int as spent from private.jobs
        where kind = 'picture' and attempts > 0 and settled_at is null`;
        strictEqual(spent?.spent, 0);
      },
    );

    await t.step("then one alone tries; without a hint the wait grows with each no", async () => {
      for (
        const [refusals, wait] of [[2, 10], [3, 20], [4, 20], [5, 40], [6, 40], [7, 60], [8, 60]]
      ) {
        await reopen(db);
        const tokens = await claimAll(db, assets);
        strictEqual(tokens.size, 1);
        const [[asset, token] = ["", ""]] = tokens;
        await db.fail(asset, token, refused);
        deepStrictEqual(await gate(db), { ...untouched, is_probing: true, refusals, wait });
      }
    });

    await t.step(
      "once it is taken, no more may be under way than were when it said no",
      async () => {
        await reopen(db);
        const [[asset, token] = ["", ""]] = await claimAll(db, assets);
        await complete(asset, token);
        deepStrictEqual(await gate(db), { ...untouched, at_once: 60 });
      },
    );

    await t.step("a no with fewer under way is one to the number in a minute", async () => {
      await reopen(db);
      await letPass(db, 70);
      const tokens = [...await claimAll(db, assets, 9)];
      const [[first, lease] = ["", ""], ...others] = tokens;
      await complete(first, lease);
      for (const [asset, token] of others) await db.fail(asset, token, refused);
      await reopen(db);
      const [[asset, token] = ["", ""]] = await claimAll(db, assets);
      await complete(asset, token);
      // Six are the lowest rate.
      deepStrictEqual(await gate(db), { ...untouched, at_once: 60, rate: 6 });
    });

    await t.step("the sweep calls for three quarters of ten seconds' worth", async () => {
      await reopen(db);
      await db.admin`
        update private.vendor_gates set learned_per_minute = 63 where vendor = 'seedream'`;
      await settleThumbnails(db);
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      const [row] = await db.admin`select private.sweep() as answer`;
      strictEqual(row?.answer.dispatched, 8);
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      strictEqual((await claimAll(db, assets)).size, 8);
    });

    await t.step("after a quarter of an hour without a no, it is as before", async () => {
      await letPass(db, 16 * 60);
      const [row] = await db.admin`
        select private.gate_rate(gate)::int as rate, private.gate_room(gate) as room
        from private.vendor_gates as gate where vendor = 'seedream'`;
      deepStrictEqual({ ...row }, { rate: 500, room: null });
    });
  }, { hasOwnClock: true });
});

Deno.test("a stray no costs the call that it met, and nobody else", async () => {
  await withDatabase(async (db) => {
    const { assets, complete } = await gather(db);
    const tokens = [...await claimAll(db, assets)];
    // One in twenty, as they come; of the others some are being drawn.
    for (const [index, [asset, token]] of tokens.entries()) {
      if (index % 20 === 19) await db.fail(asset, token, refused);
      else if (index % 2 === 0) await complete(asset, token);
    }
    deepStrictEqual(await gate(db), untouched);
    const rows = await db.admin`
      select attempts, last_started_at,
        run_after - clock_timestamp() between interval '0.5 seconds' and interval '4 seconds' as waits
      from private.jobs where last_error ->> 'class' = 'throttled' and lease_token is null`;
    strictEqual(rows.length, 5);
    for (const { attempts, last_started_at, waits } of rows) {
      // No turn is used up, and no attempt.
      deepStrictEqual({ attempts, last_started_at, waits }, {
        attempts: 0,
        last_started_at: null,
        waits: true,
      });
    }
  }, { hasOwnClock: true });
});

Deno.test("who is told when to come back does not come before; the others may", async () => {
  await withDatabase(async (db) => {
    const { assets: [asset = "", other = ""] } = await db.prompted(await db.user());
    await db.fail(asset, await db.claim(asset), { ...refused, p_retry_after_seconds: 40 });
    const [job] = await db.admin`
      select extract(epoch from run_after - clock_timestamp())::float as wait
      from private.jobs where id = ${asset}`;
    strictEqual(job?.wait > 39 && job?.wait <= 40, true, `${job?.wait} s`);
    deepStrictEqual(await gate(db), untouched);
    await db.claim(other);
  }, { hasOwnClock: true });
});

/** Has so many calls be made evenly over a minute and a half, of which each n-th is turned away. */
async function ask(
  db: Database,
  { assets, complete }: Awaited<ReturnType<typeof gather>>,
  { calls, every }: { calls: number; every: number },
): Promise<void> {
  for (let call = 1; call <= calls; call++) {
    await reopen(db);
    const [open] = await db.admin<{ id: string }[]>`
      select id from private.jobs
      where id = any (${assets}) and settled_at is null and lease_token is null limit 1`;
    if (!open) throw new Error("too few pictures");
    const token = await db.claim(open.id);
    if (call % every === 0) await db.fail(open.id, token, refused);
    else await complete(open.id, token);
    await letPass(db, 1.5);
  }
}

Deno.test("a gate is slowed where too many are turned away, and stays so if that helps", async (t) => {
  await withDatabase(async (db) => {
    const crowd = await gather(db);

    await t.step("one in four is too many", async () => {
      await ask(db, crowd, { calls: 20, every: 4 });
      const { at_once, rate } = await gate(db);
      deepStrictEqual({ at_once, rate }, { at_once: 1, rate: null });
    });

    await t.step(
      "if one in four is still turned away, those are strays, and the gate is as before",
      async () => {
        await ask(db, crowd, { calls: 28, every: 4 });
        deepStrictEqual(await gate(db), untouched);
        const [row] = await db.admin`
        select stray_share::float from private.vendor_gates where vendor = 'seedream'`;
        strictEqual(row?.stray_share > 0.2 && row?.stray_share < 0.3, true, `${row?.stray_share}`);
      },
    );

    await t.step("strays known already do not slow it", async () => {
      await ask(db, crowd, { calls: 20, every: 4 });
      deepStrictEqual(await gate(db), untouched);
    });

    await t.step("one in two does", async () => {
      await db.admin`update private.vendor_gates set stray_share = 0`;
      await ask(db, crowd, { calls: 8, every: 2 });
      strictEqual((await gate(db)).at_once, 1);
    });
  }, { hasOwnClock: true });
});

Deno.test("a limit that fell is tried for soon, up to what it was", async (t) => {
  await withDatabase(async (db) => {
    const { assets, complete } = await gather(db);
    const rate = async () => {
      const [row] = await db.admin<{ rate: number }[]>`
        select private.gate_rate(gate)::int as rate
        from private.vendor_gates as gate where vendor = 'seedream'`;
      return row?.rate;
    };

    await t.step(
      "it is closed at what it bore before, and a try is turned away later",
      async () => {
        await db.admin`
        update private.vendor_gates set
          learned_per_minute = 80, learned_at_once = 10, slowed_at = clock_timestamp()
        where vendor = 'seedream'`;
        // So few that the eight that are turned away in a row are what tells it first.
        for (const [asset, token] of await claimAll(db, assets, 2)) await complete(asset, token);
        await letPass(db, 30);
        await reopen(db);
        for (let refusal = 1; refusal <= 8; refusal++) {
          const [[asset, token] = ["", ""]] = await claimAll(db, assets, 1);
          await db.fail(asset, token, refused);
        }
        await letPass(db, 10);
        await reopen(db);
        const [[turnedAway, lease] = ["", ""]] = await claimAll(db, assets);
        await db.fail(turnedAway, lease, refused);
        await letPass(db, 30);
        await reopen(db);
        const [[asset, token] = ["", ""]] = await claimAll(db, assets);
        await complete(asset, token);
        const [row] = await db.admin`
        select learned_per_minute::int as borne, fell_from::int as before
        from private.vendor_gates where vendor = 'seedream'`;
        // Half of what was borne, no less.
        deepStrictEqual({ ...row }, { borne: 40, before: 80 });
      },
    );

    await t.step(
      "once it has recovered, it doubles each quarter of the time that took",
      async () => {
        const rates: (number | undefined)[] = [];
        for (const seconds of [38, 37, 10, 10, 75]) {
          await letPass(db, seconds);
          rates.push(await rate());
        }
        deepStrictEqual(rates, [37, 38, 55, 76, 76]);
      },
    );

    await t.step(
      "where what is borne in a minute is not known any more, nothing is tried",
      async () => {
        const [row] = await db.admin`
        select private.recovered(
          jsonb_populate_record(gate, '{"learned_per_minute": null}')
        ) < 1.5 as is_slow
        from private.vendor_gates as gate where vendor = 'seedream'`;
        strictEqual(row?.is_slow, true);
      },
    );

    await t.step("a quarter of an hour later it comes back slowly, as any limit", async () => {
      await letPass(db, 15 * 60);
      await db.admin`
        update private.vendor_gates set slowed_at = clock_timestamp() - interval '76 seconds'
        where vendor = 'seedream'`;
      strictEqual(await rate(), 38);
    });
  }, { hasOwnClock: true });
});

Deno.test("what is only fetched passes a closed gate, and says nothing of the vendor", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 20 });
    const [[kept, lease] = ["", ""], [turnedAway, other] = ["", ""]] = await claimAll(db, assets);
    await db.call("save_provider_job", {
      p_asset_id: kept,
      p_lease_token: lease,
      p_provider_job: { kind: "picture_url", url: "https://ark.example/p.png", drawing: 1 },
    });
    await db.fail(kept, lease);
    await db.admin`
      update private.vendor_gates set is_probing = true, closed_for = 'throttled',
        learned_at = clock_timestamp(), blocked_until = clock_timestamp() + interval '1 minute'
      where vendor = 'seedream'`;
    await db.fail(turnedAway, other, refused);
    await db.makeDue(kept);
    const before = await gate(db);
    strictEqual(await db.complete(owner, project, kept, await db.claim(kept)), true);
    deepStrictEqual(await gate(db), before);
    strictEqual(before.is_probing, true);
    await db.makeDue(turnedAway);
    strictEqual(
      (await db.call("claim_picture", { p_asset_id: turnedAway })).reason,
      "vendor_blocked",
    );
  }, { hasOwnClock: true });
});

Deno.test("where starts are scarce, no user waits for all of another's", async () => {
  await withDatabase(async (db) => {
    await db.allowCalls();
    // Accepted one after the other: the first user's pictures are all older than the last one's.
    const crowd: { owner: string; project: string; assets: string[] }[] = [];
    for (let n = 0; n < 6; n++) {
      const owner = await db.user();
      crowd.push({ owner, ...await db.prompted(owner, { p_concept_count: 4 }) });
    }
    const served: number[] = [];
    for (let round = 0; round < 12; round++) {
      await db.admin`delete from net.http_request_queue`;
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      await reopen(db);
      // Two starts each ten seconds, whatever was learned in the last round.
      await db.admin`
        update private.vendor_gates set
          learned_per_minute = 15, learned_at_once = null, slowed_at = clock_timestamp()
        where vendor = 'seedream'`;
      await settleThumbnails(db);
      await db.admin`select private.sweep()`;
      const called = await db.admin<{ id: string }[]>`
        select convert_from(body, 'utf8')::jsonb ->> 'asset_id' as id
        from net.http_request_queue order by id`;
      strictEqual(called.length, 2);
      for (const { id } of called) {
        const turn = crowd.findIndex(({ assets }) => assets.includes(id));
        const { owner = "", project = "" } = crowd[turn] ?? {};
        served.push(turn);
        strictEqual(await db.complete(owner, project, id, await db.claim(id)), true);
      }
    }
    // Four rounds, in each of which everybody has one turn.
    for (let round = 0; round < 4; round++) {
      deepStrictEqual(
        served.slice(round * 6, round * 6 + 6).toSorted(),
        [0, 1, 2, 3, 4, 5],
        `${served}`,
      );
    }
  }, { hasOwnClock: true });
});

Deno.test("the fewer calls a vendor bears, the longer its gate takes to let in more", async () => {
  await withDatabase(async (db) => {
    const seconds: number[] = [];
    for (const borne of [null, 60, 20, 6]) {
      await db.admin`update private.vendor_gates set learned_per_minute = ${borne}
        where vendor = 'seedream'`;
      const [row] = await db.admin<{ seconds: number }[]>`
        select extract(epoch from private.recovery_time(gate))::int as seconds
        from private.vendor_gates as gate where vendor = 'seedream'`;
      seconds.push(row?.seconds ?? NaN);
    }
    deepStrictEqual(seconds, [60, 60, 150, 180]);
  });
});
