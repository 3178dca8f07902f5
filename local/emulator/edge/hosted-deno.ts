/** Deno's calls that do nothing on hosted. */
const quiet = ["exit", "kill", "addSignalListener", "removeSignalListener"];

/** Deno's calls that throw on hosted; files are read and written with the rest, in `/tmp`. */
const blocked = [
  ...["chmod", "chmodSync", "chown", "chownSync", "copyFile", "copyFileSync", "createSync"],
  ...["link", "linkSync", "lstat", "lstatSync", "makeTempDirSync", "makeTempFile"],
  ...["makeTempFileSync", "mkdirSync", "openSync", "readDirSync", "readLink", "readLinkSync"],
  ...["removeSync", "rename", "renameSync", "statSync", "symlink", "symlinkSync", "truncate"],
  ...["truncateSync", "umask", "utime", "utimeSync", "watchFs", "writeFileSync"],
  "writeTextFileSync",
];

/** Of these, hosted allows the use while a function's modules are evaluated. */
const blockedLater = ["readFileSync", "readTextFileSync"];

/** Makes a function's attempt to end the process what it is on hosted: nothing. */
export function quietenProcessCalls(): void {
  for (const name of quiet) Object.defineProperty(Deno, name, { value: () => {} });
}

/** Makes calls throw that would work here and fail on hosted. */
export function blockFileCalls(): void {
  for (const name of blocked) block(name);
}

/** To be called once the function's modules are evaluated. */
export function blockSyncReads(): void {
  for (const name of blockedLater) block(name);
}

function block(name: string): void {
  Object.defineProperty(Deno, name, {
    value() {
      throw new Deno.errors.PermissionDenied(`Deno.${name} is blocklisted`);
    },
  });
}
