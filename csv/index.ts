export { guessColumns, type Column } from './columns';
export { decodeText, type DecodedText } from './decode';
export { parseTable, type Table, type TableRow } from './parse';
export { readRows, type ReadRows } from './rows';
export { BYTE_ORDER_MARK, csvLine } from './write';
