import { decodeText } from '../../../csv';

const UTF_8 = new TextEncoder();
const bytes = (...list: number[]) => new Uint8Array(list);

describe('the text of a file', () => {
  it('is UTF-8, with a byte order mark or without', () => {
    expect(decodeText(UTF_8.encode('Müller €'))).toEqual({ text: 'Müller €', encoding: 'utf-8' });
    expect(decodeText(UTF_8.encode('\uFEFFMüller'))).toEqual({ text: 'Müller', encoding: 'utf-8' });
    expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8' });
  });

  it('is Windows-1252 where it is no UTF-8: umlauts, the euro, curly quotes', () => {
    const saved = bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80, 0x20, 0x93, 0xe9, 0x94, 0x92, 0x81);
    expect(decodeText(saved)).toEqual({ text: 'Müller € “é”’\u0081', encoding: 'windows-1252' });
  });

  it('is UTF-16 where it says so, as "Unicode text" of a spreadsheet does', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0xfc, 0x00))).toEqual({ text: 'ü', encoding: 'utf-16le' });
    expect(decodeText(bytes(0xfe, 0xff, 0x00, 0xfc))).toEqual({ text: 'ü', encoding: 'utf-16be' });
  });
});
