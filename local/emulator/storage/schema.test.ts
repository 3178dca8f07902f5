import assert from "node:assert/strict";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";
import { installStorageSchema } from "./schema.ts";

Deno.test("the schema storage", async (t) => {
  await withScratchCluster(async ({ admin, owner }) => {
    await installStorageSchema(admin);
    await owner`insert into storage.buckets (id, name) values ('pictures', 'pictures')`;
    await owner`insert into storage.objects (bucket_id, name) values ('pictures', 'a/b/c.tar.gz')`;

    await t.step("can be installed again, over what is there", async () => {
      await installStorageSchema(admin);
      assert.equal((await owner`select from storage.objects`).length, 1);
    });

    await t.step("takes names apart", async () => {
      const [parts] = await owner`
        select path_tokens, storage.foldername(name) as folder, storage.filename(name) as file,
          storage.extension(name) as extension, storage.foldername('alone') as none
        from storage.objects`;
      assert.deepEqual(parts, {
        path_tokens: ["a", "b", "c.tar.gz"],
        folder: ["a", "b"],
        file: "c.tar.gz",
        extension: "gz",
        none: [],
      });
    });

    await t.step("lets role postgres write policies, triggers and grants", async () => {
      await owner`create policy "read all" on storage.objects for select to anon using (true)`;
      await owner`alter policy "read all" on storage.objects using (name like 'a/%')`;
      await owner`drop policy "read all" on storage.objects`;
      await owner`create policy "see all" on storage.buckets for select to anon using (true)`;
      await owner`drop policy "see all" on storage.buckets`;
      await owner.unsafe(`
        create function public.notice() returns trigger language plpgsql set search_path = ''
          as 'begin return new; end';
        create trigger notice after insert on storage.objects
          for each row execute function public.notice();
        drop trigger notice on storage.objects;
        grant select on storage.objects to anon`);
    });

    await t.step("lets role postgres change nothing else", async () => {
      for (
        const attempt of [
          "alter table storage.objects disable row level security",
          "alter table storage.objects add column extra text",
          "create index extra on storage.objects (name)",
          "create table storage.extra (id int)",
          "drop table storage.objects cascade",
          "drop index storage.bucketid_objname",
          "drop function storage.extension(text)",
          "drop schema storage cascade",
          "set role supabase_storage_admin",
        ]
      ) await assert.rejects(owner.unsafe(attempt), { code: "42501" }, attempt);
    });

    await t.step("hides everything from everybody until a policy shows it", async () => {
      for (const role of ["anon", "authenticated"]) {
        await owner`set role ${owner(role)}`;
        assert.equal((await owner`select from storage.objects`).length, 0);
        assert.equal((await owner`select from storage.buckets`).length, 0);
        const insert =
          owner`insert into storage.objects (bucket_id, name) values ('pictures', 'x')`;
        await assert.rejects(insert, { code: "42501" });
        await owner`reset role`;
      }
      await owner`set role service_role`;
      assert.equal((await owner`select from storage.objects`).length, 1);
      await owner`reset role`;
    });

    await t.step("removes rows for nobody but Storage", async () => {
      for (const table of ["objects", "buckets"]) {
        const removal = () => owner.unsafe(`delete from storage.${table}`);
        await assert.rejects(removal, {
          code: "42501",
          message: "Direct deletion from storage tables is not allowed. " +
            "Use the Storage API instead.",
        });
      }
      await owner.begin(async (tx) => {
        await tx`set local storage.allow_delete_query = 'true'`;
        await tx`delete from storage.objects`;
      });
      assert.equal((await owner`select from storage.objects`).length, 0);
    });

    await t.step("tells a policy which operation it judges", async () => {
      const [told] = await owner`
        select set_config('storage.operation', 'storage.object.upload', false),
          storage.allow_only_operation('object.upload') as short,
          storage.allow_any_operation(array['storage.object.list', 'storage.object.upload']) as long,
          storage.allow_only_operation('object.list') as other,
          storage.allow_only_operation('') as none`;
      assert.deepEqual([told?.short, told?.long, told?.other, told?.none], [
        true,
        true,
        false,
        false,
      ]);
    });
  });
});
