/**
 * The colours of mail and page, light and dark. Neither pure white on black nor the reverse: clients that invert a mail
 * by force leave such greys legible. Contrast on `surface` is at least 4.5 for `muted` and 7 for `ink`.
 */
export const LIGHT = {
  ground: '#f3f5f8',
  surface: '#ffffff',
  line: '#dde2e9',
  ink: '#18212d',
  muted: '#556273',
  accent: '#1c4f91',
  accentPressed: '#163f75',
  onAccent: '#ffffff',
  tint: '#f3f6fb',
  link: '#1c4f91',
} as const;

export const DARK = {
  ground: '#10151c',
  surface: '#1a212b',
  line: '#323c4a',
  ink: '#e9edf3',
  muted: '#a7b2c1',
  accent: '#a9c8f5',
  accentPressed: '#c3d9f9',
  onAccent: '#0e2340',
  tint: '#212a36',
  link: '#a9c8f5',
} as const satisfies Record<keyof typeof LIGHT, string>;

/** System fonts: nothing is loaded, and Arabic gets the face that the device reads best. */
export const SANS =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Noto Sans Arabic',sans-serif";

export const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";
