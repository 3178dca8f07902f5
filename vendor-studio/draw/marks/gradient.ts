import { gradient as paintOf } from "../clip.ts";
import { circle, filled, MARK_BOX, moved } from "../geometry.ts";
import { filledMotif } from "../motifs/draw-motif.ts";
import { shaded } from "../palette.ts";
import { frames } from "./frames.ts";
import type { Mark } from "./mark.ts";

const common = { family: "gradient" } as const;

export const gradient = {
  icon: {
    ...common,
    shows: "motif",
    phrase: "{motif} left pale on a soft square filled with a smooth gradient",
    cue: "soft square filled with a smooth gradient",
    draw(brush) {
      const { palette, motif } = brush;
      const { definition, paint } = paintOf(brush, [palette.main, palette.second], 40);
      const colours = {
        body: palette.ground,
        second: palette.ground,
        cut: shaded(palette.main, 0.04),
      };
      const svg = definition + filled(frames.squircle, paint) +
        moved(filledMotif(motif, colours), 0, 0, 0.58);
      return { svg, box: MARK_BOX };
    },
  },
  orb: {
    ...common,
    shows: "neither",
    phrase: "a glowing orb of three crescents, each a smooth gradient of its own",
    cue: "glowing orb",
    title: "Glow",
    draw(brush) {
      const { palette } = brush;
      const layers: [number, number, number, string, string][] = [
        [0, 0, 98, palette.main, palette.second],
        [14, 12, 76, palette.second, palette.accent],
        [28, 24, 52, palette.accent, shaded(palette.second, 0.14)],
      ];
      const turn = brush.random.pick([0, 90, 180, 270]);
      const svg = layers.map(([x, y, r, from, to], index) => {
        const { definition, paint } = paintOf(brush, [from, to], 30 + index * 100);
        return definition + filled(circle(x, y, r), paint);
      });
      return { svg: moved(svg.join(""), 0, 0, 1, turn), box: MARK_BOX };
    },
  },
  veils: {
    ...common,
    shows: "neither",
    phrase: "translucent leaves of color fanned out, blending where they cross",
    cue: "translucent leaves",
    resembles: "a lotus flower",
    title: "Spectrum",
    draw(brush) {
      const { palette } = brush;
      const tones = [palette.main, palette.second, palette.accent, palette.second, palette.main];
      const svg = tones.map((tone, index) => {
        const { definition, paint } = paintOf(brush, [tone, shaded(tone, 0.14)], 0);
        const leaf =
          `<path d="M0 92C-58 40 -50 -40 0 -98C50 -40 58 40 0 92Z" fill="${paint}" opacity="0.72"/>`;
        return definition + `<g transform="rotate(${(index - 2) * 30} 0 78)">${leaf}</g>`;
      });
      return { svg: svg.join(""), box: { x: -152, y: -98, width: 304, height: 192 } };
    },
  },
  ribbon: {
    ...common,
    shows: "neither",
    phrase: "a ribbon folded into a loop, the gradient darkening where it turns",
    cue: "ribbon folded into a loop",
    title: "Ribbon",
    draw(brush) {
      const { palette } = brush;
      const part = "M-30 -96H40A57.5 57.5 0 0 1 40 19H-10V-19H36A19.5 19.5 0 0 0 36 -58H-30Z";
      const svg = [0, 180].map((turn, index) => {
        const colours = index === 0
          ? [shaded(palette.main, -0.08), palette.main]
          : [shaded(palette.second, -0.08), palette.second];
        const { definition, paint } = paintOf(brush, colours, 60);
        return definition + moved(filled(part, paint), 0, 0, 1, turn);
      });
      return { svg: svg.join(""), box: { x: -98, y: -96, width: 196, height: 192 } };
    },
  },
  dusk: {
    ...common,
    shows: "motif",
    phrase: "{motif} as a silhouette before a disc whose gradient fades like dusk",
    cue: "fades like dusk",
    draw(brush) {
      const { palette, motif } = brush;
      const { definition, paint } = paintOf(
        brush,
        [palette.accent, palette.second, palette.main],
        0,
      );
      const colours = { body: palette.ground, second: palette.ground };
      const svg = definition + filled(frames.disc, paint) +
        moved(filledMotif(motif, colours), 0, 6, 0.62);
      return { svg, box: MARK_BOX };
    },
  },
} satisfies Record<string, Mark>;
