export { COLUMNS, guessColumns, type Column } from './columns';
export { decodeText, type DecodedText } from './decode';
export { parseTable, type Table, type TableRow } from './parse';
export { columnsOf, readRows, type ReadRows, type TableColumns } from './rows';
export { BYTE_ORDER_MARK, csvLine } from './write';
