import { useEffect, useRef, useState } from "preact/hooks";
import { MAX_PICTURE, pictureTypes } from "./limits.ts";

const mebibytes = `${MAX_PICTURE / 1024 ** 2} MiB`;

interface PictureDropProps {
  file: File | null;
  complaint: string | undefined;
  onChange(file: File | null): void;
}

/** A picture for inspiration, dropped or chosen. */
export function PictureDrop({ file, complaint, onChange }: PictureDropProps) {
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const preview = usePreview(file);
  useEffect(keepPage, []);

  function take(given: File | undefined) {
    if (!given) return;
    const refused = refuse(given);
    setRefusal(refused ?? "");
    if (!refused) onChange(given);
  }

  return (
    <div class="field">
      <label for="inspiration_file">
        A picture for inspiration <span class="field-optional">optional</span>
      </label>
      <div
        class="drop"
        data-over={isOver ? "" : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        <span class="drop-preview">
          {preview && <img src={preview} alt="" />}
        </span>
        <span key={file?.name} class="drop-text">
          {file ? file.name : "Drop it here, or choose one"}
        </span>
        <input
          ref={input}
          id="inspiration_file"
          type="file"
          accept={pictureTypes.join(",")}
          aria-invalid={complaint || refusal ? "true" : undefined}
          aria-describedby="inspiration_file-note"
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // Or choosing the same file again would be no change.
            event.currentTarget.value = "";
          }}
        />
        {file && (
          <button
            type="button"
            class="link-button"
            onClick={() => {
              setRefusal("");
              onChange(null);
              input.current?.focus();
            }}
          >
            Remove
          </button>
        )}
      </div>
      <p
        key={refusal || complaint}
        id="inspiration_file-note"
        class={complaint || refusal ? "field-note field-complaint" : "field-note"}
        role={refusal ? "alert" : undefined}
      >
        {refusal || complaint || `PNG, JPEG or WebP, up to ${mebibytes}`}
      </p>
    </div>
  );
}

/** A picture that is dropped beside its place would be opened by the browser, in place of the page. */
function keepPage(): () => void {
  const left = new AbortController();
  const ignore = (event: Event) => event.preventDefault();
  addEventListener("dragover", ignore, left);
  addEventListener("drop", ignore, left);
  return () => left.abort();
}

function refuse({ type, size }: File): string | undefined {
  // A name without an ending says nothing: then only the server can tell, by the bytes.
  if (type !== "" && !pictureTypes.includes(type)) return "Choose a PNG, JPEG or WebP.";
  if (size > MAX_PICTURE) return `The picture may have ${mebibytes} at most.`;
  return undefined;
}

function usePreview(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
