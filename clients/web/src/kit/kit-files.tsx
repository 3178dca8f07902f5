import type { Kit } from "@logokraft/client";

type KitFile = Kit["files"][number];

/** Every file with what it is for, by folder. */
export function KitFiles({ files }: Pick<Kit, "files">) {
  const folders = [...Map.groupBy(files, ({ name }) => name.split("/").slice(0, -1).join("/"))];
  return (
    <section class="kit-section" aria-labelledby="kit-files">
      <h3 id="kit-files">Files</h3>
      {folders.map(([folder, held]) => (
        <details key={folder} class="kit-folder" open={folder === "logo"}>
          <summary>
            {folder === "" ? "About the kit" : folder} <span>{held.length}</span>
          </summary>
          <ul>{held.map((file) => <FileRow key={file.name} file={file} />)}</ul>
        </details>
      ))}
    </section>
  );
}

function FileRow({ file }: { file: KitFile }) {
  const name = file.name.split("/").at(-1) ?? file.name;
  return (
    <li class="kit-file">
      <a href={`${file.url}&download=${encodeURIComponent(name)}`} download={name}>{name}</a>
      <span>{file.purpose}</span>
      <span class="kit-size">
        {file.mime_type.startsWith("image/") && file.width !== null &&
          `${file.width} × ${file.height} · `}
        {sizeText(file.bytes)}
      </span>
    </li>
  );
}

/** E.g. `12 KB`. */
function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} KB`;
}
