import { ColorPicker } from "./color-picker.tsx";
import { PictureDrop } from "./picture-drop.tsx";
import type { StepProps } from "./step-props.ts";
import { TextField } from "./text-field.tsx";
import { WordPicker } from "./word-picker.tsx";

const styles = [
  ...["minimal", "geometric", "vintage", "hand-drawn", "bold", "elegant", "organic", "futuristic"],
];
const personalities = [
  ...["warm", "precise", "playful", "calm", "daring", "trustworthy", "luxurious", "down-to-earth"],
];

/** What it should look like. */
export function StyleStep({ draft, file, complaints, change, changeFile }: StepProps) {
  return (
    <>
      <WordPicker
        name="styles"
        label="Styles"
        suggestions={styles}
        chosen={draft.styles}
        complaint={complaints.styles}
        onChange={(styles) => change({ styles })}
      />
      <WordPicker
        name="personality"
        label="Personality"
        suggestions={personalities}
        chosen={draft.personality}
        complaint={complaints.personality}
        onChange={(personality) => change({ personality })}
      />
      <ColorPicker
        colors={draft.colors}
        complaint={complaints.colors}
        onChange={(colors) => change({ colors })}
      />
      <PictureDrop file={file} complaint={complaints.inspiration_file} onChange={changeFile} />
      <TextField
        name="avoid"
        label="What to avoid"
        hint="For example: No animals, no gradients"
        value={draft.avoid}
        complaint={complaints.avoid}
        onChange={(avoid) => change({ avoid })}
      />
    </>
  );
}
