import { DARK, LIGHT } from './palette';

/** The colours that follow from a portal's accent: of buttons, of links, and of the text on buttons. */
export interface AccentColours {
  accent: string;
  accentPressed: string;
  onAccent: string;
  link: string;
}

/** Legible text, and a button that is seen beside it: WCAG 2.2, 1.4.3 (4.5) and, in the dark, what our own colours keep. */
const CONTRAST_LIGHT = 4.5;
const CONTRAST_DARK = 7;
const STEP = 0.05;

/** `hex`: `#` and six hexadecimal digits. Darkened on light ground and lightened on dark until it can be read. */
export function accentColours(hex: string): { light: AccentColours; dark: AccentColours } {
  const wanted = hex.toLowerCase();
  if (wanted === LIGHT.accent) return { light: LIGHT, dark: DARK };
  const light = untilLegible(wanted, '#000000', LIGHT.surface, CONTRAST_LIGHT);
  const dark = untilLegible(wanted, '#ffffff', DARK.surface, CONTRAST_DARK);
  return {
    light: { accent: light, accentPressed: mixed(light, '#000000', 0.2), onAccent: '#ffffff', link: light },
    dark: { accent: dark, accentPressed: mixed(dark, '#ffffff', 0.25), onAccent: DARK.ground, link: dark },
  };
}

function untilLegible(hex: string, towards: string, ground: string, contrast: number): string {
  for (let share = 0; share < 1; share += STEP) {
    const colour = mixed(hex, towards, share);
    if (contrastOf(colour, ground) >= contrast) return colour;
  }
  return towards;
}

type Channels = [red: number, green: number, blue: number];

const channelsOf = (hex: string): Channels =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Channels;

function mixed(hex: string, towards: string, share: number): string {
  const [from, to] = [channelsOf(hex), channelsOf(towards)];
  const channels = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2: the ratio of two relative luminances, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
