import { Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { BatchDefaults, BatchRecord, BatchRowInput } from '../../../../contracts';
import { readRows } from '../../../../csv';
import { Card } from '../../components/Card';
import { NoteField } from '../../components/NoteField';
import { Notice } from '../../components/Notice';
import { useReason } from '../../hooks/useNews';
import { useSay } from '../../translations/say';
import { ColumnFields } from './ColumnFields';
import { DefaultsFields } from './DefaultsFields';
import { PreviewTable } from './PreviewTable';
import type { TableFile } from './read-file';
import { type RowsPreview, usePreview } from './usePreview';
import { useSendBatch } from './useSendBatch';

const NO_ROWS: BatchRowInput[] = [];

interface DraftProps {
  file: TableFile;
  /** What was begun with a file of this name and not started. Sent with the same choices, it goes on. */
  interrupted: BatchRecord | null;
  onDiscard: () => void;
}

/** A file that was read: what its columns hold, what would become of its rows, and sending them. */
export function Draft({ file, interrupted, onDiscard }: DraftProps) {
  const say = useSay();
  const [columns, setColumns] = useState(file.columns);
  const { message: earlierNote = '', ...earlierChoices } = interrupted?.defaults ?? {};
  const [defaults, setDefaults] = useState<BatchDefaults>(earlierChoices);
  const rows = useMemo(() => {
    const read = readRows(file.rows, columns);
    return read.kind === 'rows' ? read.rows : NO_ROWS;
  }, [file, columns]);
  // Beside the others: no word of it changes what becomes of a row.
  const [message, setMessage] = useState(earlierNote);
  const preview = usePreview(rows, defaults);
  return (
    <>
      <Card
        title={file.name}
        action={
          <Button variant="tertiary" size="S" onClick={onDiscard}>
            {say('import.discard')}
          </Button>
        }
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          {interrupted && <Notice tone="primary">{say('import.interrupted')}</Notice>}
          {file.encoding === 'windows-1252' && <Notice tone="primary">{say('import.windows-1252')}</Notice>}
          <ColumnFields file={file} columns={columns} onChange={setColumns} />
        </Flex>
      </Card>
      <Card title={say('import.defaults')}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <DefaultsFields defaults={defaults} onChange={setDefaults} />
          <NoteField value={message} onChange={setMessage} />
        </Flex>
      </Card>
      <Card title={say('import.preview')}>
        {rows.length === 0 ? (
          <Notice tone="warning">{say('errors.no-email-column')}</Notice>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Summary preview={preview} total={rows.length} />
            <PreviewTable rows={preview.rows} />
            <SendBar name={file.name} {...{ rows, defaults, message, preview }} />
          </Flex>
        )}
      </Card>
    </>
  );
}

function Summary({ preview, total }: { preview: RowsPreview; total: number }) {
  const say = useSay();
  const reason = useReason();
  if (preview.error) return <Notice tone="danger">{reason(preview.error)}</Notice>;
  if (!preview.complete) {
    return <Notice tone="primary">{say('import.checking', { done: preview.rows.length, total })}</Notice>;
  }
  const bad = preview.rows.filter(({ verdict }) => verdict !== 'valid').length;
  return (
    <Notice tone={bad > 0 ? 'warning' : 'primary'}>
      {say('import.summary', { good: total - bad, bad })}
    </Notice>
  );
}

interface SendBarProps {
  name: string;
  rows: BatchRowInput[];
  defaults: BatchDefaults;
  message: string;
  preview: RowsPreview;
}

function SendBar({ name, rows, defaults, message, preview }: SendBarProps) {
  const say = useSay();
  const navigate = useNavigate();
  const wanted = { name, rows, defaults: { ...defaults, ...(message && { message }) } };
  const { send, sending, handedOver } = useSendBatch(wanted);
  const isHere = useIsHere();
  const good = preview.rows.filter(({ verdict }) => verdict === 'valid').length;
  const sendAll = async () => {
    const documentId = await send();
    if (documentId && isHere()) navigate(documentId);
  };
  return (
    <Flex justifyContent="flex-end" gap={4} wrap="wrap">
      {sending && (
        <Typography role="status" textColor="neutral600">
          {say('import.handing-over', { done: handedOver, total: rows.length })}
        </Typography>
      )}
      <Button
        startIcon={<PaperPlane />}
        loading={sending}
        disabled={!preview.complete || good === 0}
        onClick={sendAll}
      >
        {say('import.send', { count: good })}
      </Button>
    </Flex>
  );
}

/** Whoever went to another screen meanwhile is not fetched back. */
function useIsHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return () => here.current;
}
