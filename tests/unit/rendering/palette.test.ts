import { DARK, LIGHT } from '../../../server/src/rendering/palette';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s colours', (_, palette) => {
  test.each([
    ['ink', 'surface', 7],
    ['ink', 'ground', 7],
    ['ink', 'tint', 7],
    ['muted', 'surface', 4.5],
    ['muted', 'ground', 4.5],
    ['muted', 'tint', 4.5],
    ['link', 'surface', 4.5],
    ['onAccent', 'accent', 7],
    ['onAccent', 'accentPressed', 7],
    ['accent', 'surface', 3],
  ] as const)('%s can be read on %s', (front, back, least) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(least);
  });
});
