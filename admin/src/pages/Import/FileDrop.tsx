import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download, Upload } from '@strapi/icons';
import { type DragEvent, useRef, useState } from 'react';

import { BYTE_ORDER_MARK, csvLine } from '../../../../csv';
import { Notice } from '../../components/Notice';
import { saveAs } from '../../hooks/save-as';
import { useSay } from '../../translations/say';
import { type TableFile, readFile } from './read-file';

const SAMPLE = [
  ['email', 'name', 'message', 'language', 'landing page'],
  ['ana@client.example', 'Ana Ruiz', 'Welcome, Ana!', 'es', '/projects/12'],
  ['ben@client.example', 'Ben Adeyemi', '', '', ''],
];

/** A file is dropped or chosen; what can't be read is told at once. */
export function FileDrop({ onFile }: { onFile: (file: TableFile) => Promise<void> }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = readFile(file.name, new Uint8Array(await file.arrayBuffer()));
    if (read.kind === 'table') return onFile(read);
    if (read.kind === 'broken') return setProblem(say('import.broken', { row: read.row }));
    setProblem(say(read.kind === 'empty' ? 'import.empty-file' : 'errors.too-many-rows'));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const saveSample = () =>
    saveAs(
      new Blob([BYTE_ORDER_MARK, ...SAMPLE.map(csvLine)], { type: 'text/csv' }),
      'invitations-sample.csv',
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box
        padding={8}
        hasRadius
        background={over ? 'primary100' : 'neutral0'}
        borderColor={over ? 'primary600' : 'neutral300'}
        borderStyle="dashed"
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Flex direction="column" gap={4}>
          <Typography textColor="neutral700" textAlign="center">
            {say('import.drop')}
          </Typography>
          <Flex gap={2} wrap="wrap" justifyContent="center">
            <Button startIcon={<Upload />} onClick={() => input.current?.click()}>
              {say('import.choose')}
            </Button>
            <Button variant="tertiary" startIcon={<Download />} onClick={saveSample}>
              {say('import.sample')}
            </Button>
          </Flex>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,text/csv"
            onChange={({ target }) => {
              void take(target.files?.[0]);
              // The same file, mended, may be chosen again.
              target.value = '';
            }}
          />
        </Flex>
      </Box>
      {problem && <Notice tone="danger">{problem}</Notice>}
    </Flex>
  );
}
