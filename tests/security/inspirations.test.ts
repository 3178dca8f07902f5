import assert from "node:assert/strict";
import postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { call } from "../support/api.ts";
import { briefForm } from "../support/brief.ts";
import { withOwnStackUser } from "../support/own-stack-user.ts";
import { inspirationPicture } from "../support/pictures.ts";

const MEBIBYTE = 1024 * 1024;

/** A picture with so many bytes: what follows its end is ignored. */
async function pictureOf(bytes: number): Promise<Blob> {
  const picture = await inspirationPicture().bytes();
  return new Blob([picture, new Uint8Array(bytes - picture.length)], { type: "image/png" });
}

Deno.test("pictures for inspiration fill no disk", async (t) => {
  const environment = { MAX_INSPIRATION_MB: "4", MAX_ACTIVE_PROJECTS: "2" };
  await withOwnStackUser(environment, async ({ url, dbUrl, token }) => {
    const sql = postgres(dbUrl, { max: 1, onnotice: () => {} });
    const api = `${url}/functions/v1/api/v1`;
    const create = async (picture: Blob) => {
      const body = briefForm({ concept_count: 1 }, { inspiration: picture });
      return await call("POST", `${api}/projects`, { token, body });
    };
    const cancel = (id: unknown) => call("POST", `${api}/projects/${id}/cancel`, { token });
    const stored = async (): Promise<number> => {
      const [row] = await sql`
        select coalesce(sum((metadata ->> 'size')::bigint), 0)::int as bytes from storage.objects
        where bucket_id = 'inspiration-images'`;
      return row?.bytes;
    };
    try {
      const picture = await pictureOf(1.5 * MEBIBYTE);

      await t.step("of fifty at once only those are uploaded that may have a project", async () => {
        const answers = await Promise.all(Array.from({ length: 50 }, () => create(picture)));
        const created = answers.filter(({ status }) => status === 201);
        const refused = new Set(
          answers.filter(({ status }) => status !== 201)
            .map(({ status, body }) => `${status} ${body.code}`),
        );
        // The logos of some may be drawn before the last one is asked for.
        const allowed = new Set(["429 active_project_limit", "409 storage_limit"]);
        assert.ok(refused.isSubsetOf(allowed), [...refused].join());
        assert.equal(await stored(), created.length * picture.size);
        for (const { body } of created) {
          await call("DELETE", `${api}/projects/${body.project_id}`, { token });
        }
        await eventually("their removal", async () => await stored() === 0);
      });

      await t.step("an owner's have a limit, and deleting projects frees it", async () => {
        const ids = [];
        for (let nth = 0; nth < 2; nth++) {
          const { status, body } = await create(picture);
          assert.equal(status, 201);
          ids.push(body.project_id);
          await cancel(body.project_id);
        }
        const { status, body } = await create(picture);
        assert.deepEqual([status, body.code], [409, "storage_limit"]);
        assert.match(String(body.detail), /delet/i);
        assert.equal(await stored(), 2 * picture.size);
        const deleted = await call("DELETE", `${api}/projects/${ids[0]}`, { token });
        assert.equal(deleted.status, 204);
        const again = await create(picture);
        assert.equal(again.status, 201);
        await cancel(again.body.project_id);
      });

      await t.step("a day after a project came to nothing its picture is gone", async () => {
        const projects = await sql<{ id: string }[]>`select id from public.brand_projects`;
        assert.equal(projects.length, 2);
        await sql.begin(async (transaction) => {
          await transaction`set local session_replication_role = replica`;
          await transaction`
            update public.brand_projects set updated_at = now() - interval '25 hours'`;
        });
        // It runs every ten minutes.
        await sql`select cron.alter_job(jobid, schedule => '1 second')
          from cron.job where jobname = 'drop-inspirations'`;
        await eventually("the pictures' removal", async () => await stored() === 0);
        for (const { id } of projects) {
          const { body } = await call<{ project: { inspiration_image_url: string | null } }>(
            ...["GET", `${api}/projects/${id}`, { token }] as const,
          );
          assert.equal(body.project.inspiration_image_url, null);
        }
      });
    } finally {
      await sql.end();
    }
  });
});
