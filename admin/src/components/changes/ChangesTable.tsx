import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { Change } from '../../../../contracts';
import { type MessageKey, useSay } from '../../translations/say';
import { useValueWords } from './useValueWords';

const HEADERS = ['changes.field', 'changes.before', 'changes.after'] as const satisfies MessageKey[];

/** What was changed, or is about to be: each field with what it was before. */
export function ChangesTable({ changes }: { changes: readonly Change[] }) {
  const say = useSay();
  const words = useValueWords();
  return (
    <Box style={{ overflowX: 'auto' }}>
      <Table colCount={HEADERS.length} rowCount={changes.length + 1}>
        <Thead>
          <Tr>
            {HEADERS.map((header) => (
              <Th key={header} style={CLOSE}>
                <Typography variant="sigma" textColor="neutral600">
                  {say(header)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {changes.map(({ field, before, after }) => (
            <Tr key={field}>
              <Cell text={words.fieldName(field)} />
              <Cell text={words.value(field, before)} />
              <Cell text={words.value(field, after)} />
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

/** Closer together than Strapi has them: three columns of words stand in a dialog on a phone. */
const CLOSE = { padding: '1.2rem 0.6rem' };

const Cell = ({ text }: { text: string }) => (
  <Td style={CLOSE}>
    <Typography style={{ whiteSpace: 'normal', overflowWrap: 'anywhere', hyphens: 'auto' }}>
      {text}
    </Typography>
  </Td>
);
