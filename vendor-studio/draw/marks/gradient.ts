import type { Brush } from "../brush.ts";
import { circle, filled, moved } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { shaded } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Design } from "./mark.ts";

export const gradient = {
  icon: {
    phrase: "{motif} left pale on a soft square filled with a smooth gradient",
    cue: "soft square filled with a smooth gradient",
    draw(brush) {
      const { main, second, ground } = brush.palette;
      return painted(brush, frames.squircle, [main, second], 40) +
        filledMotif(brush.motif, { body: ground }, 0.58);
    },
  },
  orb: {
    phrase: "a glowing orb of three crescents, each a smooth gradient of its own",
    cue: "glowing orb",
    title: "Glow",
    draw(brush) {
      const { main, second, accent } = brush.palette;
      const turn = brush.random.pick([0, 90, 180, 270]);
      const svg = painted(brush, circle(0, 0, 98), [main, second], 30) +
        painted(brush, circle(14, 12, 76), [second, accent], 130) +
        painted(brush, circle(28, 24, 52), [accent, shaded(second, 0.14)], 230);
      return moved(svg, 0, 0, 1, turn);
    },
  },
  veils: {
    phrase: "translucent leaves of color fanned out, blending where they cross",
    cue: "translucent leaves",
    resembles: "a lotus flower",
    title: "Spectrum",
    draw(brush) {
      const { main, second, accent } = brush.palette;
      const svg = [main, second, accent, second, main].map((tone, index) => {
        const d = "M0 92C-58 40 -50 -40 0 -98C50 -40 58 40 0 92Z";
        const leaf = painted(brush, d, [tone, shaded(tone, 0.14)], 0);
        return `<g opacity="0.72" transform="rotate(${(index - 2) * 30} 0 78)">${leaf}</g>`;
      });
      return { svg: svg.join(""), box: { x: -152, y: -98, width: 304, height: 192 } };
    },
  },
  ribbon: {
    phrase: "a ribbon folded into a loop, the gradient darkening where it turns",
    cue: "ribbon folded into a loop",
    title: "Ribbon",
    draw(brush) {
      const { main, second } = brush.palette;
      const d = "M-30 -96H40A57.5 57.5 0 0 1 40 19H-10V-19H36A19.5 19.5 0 0 0 36 -58H-30Z";
      const part = (colour: string) => painted(brush, d, [shaded(colour, -0.08), colour], 60);
      const svg = part(main) + moved(part(second), 0, 0, 1, 180);
      return { svg, box: { x: -98, y: -96, width: 196, height: 192 } };
    },
  },
  dusk: {
    phrase: "{motif} as a silhouette before a disc whose gradient fades like dusk",
    cue: "fades like dusk",
    draw(brush) {
      const { main, second, accent, ground } = brush.palette;
      return painted(brush, frames.disc, [accent, second, main], 0) +
        filledMotif(brush.motif, { body: ground }, 0.62, 0, 6);
    },
  },
} satisfies Record<string, Design>;

/** The shape filled with a linear gradient; degrees clockwise from upwards. */
function painted(brush: Brush, d: string, colours: string[], degrees: number): string {
  const id = brush.id();
  const stops = colours.map((colour, index) =>
    `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`
  );
  return `<linearGradient id="${id}" x1="0.5" y1="1" x2="0.5" y2="0" ` +
    `gradientTransform="rotate(${degrees} 0.5 0.5)">${stops.join("")}</linearGradient>` +
    filled(d, `url(#${id})`);
}
