import fc from 'fast-check';
import { accentColours, contrastOf } from '../../../server/src/rendering/accent';
import { DARK, LIGHT } from '../../../server/src/rendering/palette';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('the colours that follow from an accent', () => {
  test('contrast is measured as WCAG does', () => {
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#1c4f91', '#1c4f91')).toBe(1);
  });

  test('whatever was chosen, links and the text on buttons can be read, in the light and in the dark', () =>
    fc.assert(
      fc.property(anyColour, (hex) => {
        const { light, dark } = accentColours(hex);
        expect(contrastOf(light.link, LIGHT.surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(light.onAccent, light.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(light.onAccent, light.accentPressed)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(dark.link, DARK.surface)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(dark.onAccent, dark.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(dark.onAccent, dark.accentPressed)).toBeGreaterThanOrEqual(4.5);
      }),
    ));

  test('a colour that can be read stays as it is, and ours stays ours', () => {
    expect(accentColours('#7A1F5C').light.accent).toBe('#7a1f5c');
    expect(accentColours(LIGHT.accent)).toEqual({ light: LIGHT, dark: DARK });
  });
});
