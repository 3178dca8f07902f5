import assert from "node:assert/strict";
import { join } from "node:path";
import { UsageError } from "./options.ts";
import { OutputFolder } from "./output-folder.ts";

async function withFolder(work: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await work(path);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

async function list(path: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(path));
  return entries.map(({ name }) => name).filter((name) => name !== ".logokraft.json").sort();
}

Deno.test("a run clears what an earlier one wrote, and nothing else", async () => {
  await withFolder(async (path) => {
    const first = await OutputFolder.open(path);
    await first.clear();
    await first.write("01-sunrise.png", "a");
    await first.write("02-bean.png", "b");
    await first.writeSheet("<p>");
    await Deno.writeTextFile(join(path, "notes.txt"), "mine");
    const second = await OutputFolder.open(path);
    assert.deepEqual(await list(path), [
      "01-sunrise.png",
      "02-bean.png",
      "index.html",
      "notes.txt",
    ]);
    await second.clear();
    await second.write("01-moon.png", "c");
    assert.deepEqual(await list(path), ["01-moon.png", "notes.txt"]);
  });
});

Deno.test("folders within go with their files, unless somebody put something there", async () => {
  await withFolder(async (path) => {
    const first = await OutputFolder.open(path);
    await first.write("kit/logo/logo.svg", "a");
    assert.equal(await first.write("kit/logo/logo.svg", "b"), "kit/logo/logo-2.svg");
    await first.write("kit/icons/favicon.ico", "c");
    await Deno.writeTextFile(join(path, "kit/icons/mine.ico"), "mine");
    await (await OutputFolder.open(path)).clear();
    assert.deepEqual(await list(path), ["kit"]);
    assert.deepEqual(await list(join(path, "kit")), ["icons"]);
    assert.deepEqual(await list(join(path, "kit/icons")), ["mine.ico"]);
  });
});

Deno.test("a file of somebody else is never written over", async () => {
  await withFolder(async (path) => {
    await Deno.writeTextFile(join(path, "01-sunrise.png"), "mine");
    const folder = await OutputFolder.open(path);
    await folder.clear();
    assert.equal(await folder.write("01-sunrise.png", "new"), "01-sunrise-2.png");
    assert.equal(await Deno.readTextFile(join(path, "01-sunrise.png")), "mine");
    await Deno.writeTextFile(join(path, "index.html"), "mine");
    await assert.rejects(OutputFolder.open(path), UsageError);
  });
});

Deno.test("a manifest leads to no file outside the folder", async () => {
  await withFolder(async (path) => {
    const out = join(path, "out");
    await Deno.mkdir(out);
    await Deno.writeTextFile(join(path, "precious"), "mine");
    const files = JSON.stringify({ files: ["../precious"] });
    await Deno.writeTextFile(join(out, ".logokraft.json"), files);
    await (await OutputFolder.open(out)).clear();
    assert.deepEqual(await list(path), ["out", "precious"]);
  });
});

Deno.test("its files have the user's modes, though a stack closes its own to others", async () => {
  await withFolder(async (path) => {
    const usual = Deno.umask(0o022);
    try {
      const folder = await OutputFolder.open(join(path, "logos"));
      Deno.umask(0o077);
      await folder.clear();
      await folder.write("01-sunrise.png", "a");
      await folder.writeSheet("<p>");
      for (const name of ["01-sunrise.png", "index.html", ".logokraft.json"]) {
        const { mode } = await Deno.stat(join(folder.path, name));
        assert.equal((mode ?? 0) & 0o777, 0o644, name);
      }
      await folder.write("kit/logo/logo.svg", "a");
      for (const name of ["", "kit", "kit/logo"]) {
        const { mode } = await Deno.stat(join(folder.path, name));
        assert.equal((mode ?? 0) & 0o777, 0o755, name);
      }
    } finally {
      Deno.umask(usual);
    }
  });
});

Deno.test("where nothing was written, nothing is left of it", async () => {
  await withFolder(async (path) => {
    const folder = await OutputFolder.open(join(path, "new", "logos"));
    await folder.leave();
    assert.deepEqual(await list(path), []);

    await Deno.mkdir(join(path, "there"));
    const there = await OutputFolder.open(join(path, "there"));
    await there.leave();
    assert.deepEqual(await Array.fromAsync(Deno.readDir(there.path)), []);
  });
});

Deno.test("what is there stays: this command's files, and those of others", async () => {
  await withFolder(async (path) => {
    const written = await OutputFolder.open(join(path, "logos"));
    await written.write("01-sunrise.png", "a");
    await written.leave();
    await (await OutputFolder.open(written.path)).leave();
    await (await OutputFolder.open(written.path)).clear();
    assert.deepEqual(await list(written.path), []);

    const shared = await OutputFolder.open(join(path, "shared"));
    await Deno.writeTextFile(join(shared.path, "notes.txt"), "mine");
    await shared.leave();
    assert.deepEqual(await list(shared.path), ["notes.txt"]);
  });
});

Deno.test("a file in the folder's place is told, and left", async () => {
  await withFolder(async (path) => {
    const file = join(path, "logos");
    await Deno.writeTextFile(file, "mine");
    await assert.rejects(OutputFolder.open(file), UsageError);
    await assert.rejects(OutputFolder.open(join(file, "deeper")), UsageError);
    assert.equal(await Deno.readTextFile(file), "mine");
  });
});

Deno.test("a folder that can't be written to is told when it is opened, with what to do", async () => {
  await withFolder(async (path) => {
    await Deno.mkdir(join(path, ".logokraft.json"));
    await assert.rejects(OutputFolder.open(path), (error) => {
      assert.ok(error instanceof UsageError);
      assert.ok(error.message.includes(path), error.message);
      assert.match(error.message, /choose another folder with --out/);
      return true;
    });
    assert.deepEqual(await list(path), []);
  });
});

Deno.test("a disk that is full leaves no half of a file, and what was whole", async () => {
  await withFolder(async (path) => {
    const folder = await OutputFolder.open(path);
    await folder.write("01-sunrise.png", "a");
    const write = Deno.writeFile;
    Deno.writeFile = async (path, data, options) => {
      await write(path, (data as Uint8Array).subarray(0, 1), options);
      throw new Error("No space left on device (os error 28)");
    };
    try {
      await assert.rejects(folder.write("kit/logo.svg", "bcd"), (error) => {
        assert.ok(error instanceof UsageError);
        assert.ok(error.message.includes(path), error.message);
        assert.match(error.message, /make room/);
        return true;
      });
    } finally {
      Deno.writeFile = write;
    }
    assert.deepEqual(await list(path), ["01-sunrise.png"]);
    const manifest = JSON.parse(await Deno.readTextFile(join(path, ".logokraft.json")));
    assert.deepEqual(manifest.files, ["01-sunrise.png"]);
    await folder.write("02-bean.png", "b");
    assert.deepEqual(await list(path), ["01-sunrise.png", "02-bean.png"]);
  });
});
