import {
  Box,
  Button,
  Checkbox,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';

import type { PreviewedRow } from '../../../../contracts';
import { useSay } from '../../translations/say';
import { useRowText } from './useVerdictText';

/** A browser draws ten thousand rows slowly, and nobody reads them. */
const SHOWN = 50;

/** Each row with what would become of it, those that need mending alone if asked. */
export function PreviewTable({ rows }: { rows: PreviewedRow[] }) {
  const say = useSay();
  const rowText = useRowText();
  const [onlyBad, setOnlyBad] = useState(false);
  const [limit, setLimit] = useState(SHOWN);
  const chosen = onlyBad ? rows.filter(({ verdict }) => verdict !== 'valid') : rows;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Checkbox checked={onlyBad} onCheckedChange={(on) => setOnlyBad(on === true)}>
        {say('import.only-bad')}
      </Checkbox>
      <Table colCount={3} rowCount={chosen.length + 1}>
        <Thead>
          <Tr>
            {[say('import.row'), say('field.email'), say('import.verdict')].map((label) => (
              <Th key={label}>
                <Typography variant="sigma">{label}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {chosen.slice(0, limit).map((row) => (
            <Tr key={row.row}>
              <Td>
                <Typography>{row.row}</Typography>
              </Td>
              <Td>
                <Typography style={{ overflowWrap: 'anywhere' }}>{row.email}</Typography>
              </Td>
              <Td>
                <Typography
                  textColor={row.verdict === 'valid' ? 'success700' : 'danger700'}
                  style={{ whiteSpace: 'normal' }}
                >
                  {rowText(row)}
                </Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {chosen.length > limit && (
        <Box>
          <Button variant="tertiary" onClick={() => setLimit(limit + 10 * SHOWN)}>
            {say('import.more', { count: chosen.length - limit })}
          </Button>
        </Box>
      )}
    </Flex>
  );
}
