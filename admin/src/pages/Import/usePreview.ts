import { useEffect, useState } from 'react';

import { type BatchDefaults, type BatchRowInput, LIMITS, type PreviewedRow } from '../../../../contracts';
import { usePreviewRowsMutation } from '../../api/batches';
import { markRepeats } from './repeats';
import { inPortions } from './read-file';

export interface RowsPreview {
  rows: PreviewedRow[];
  /** Whether all rows were looked at. */
  complete: boolean;
  /** Why it could not be asked; null when all is well. */
  error: unknown;
}

const NOTHING: RowsPreview = { rows: [], complete: false, error: null };

/** What would become of each row, asked in portions; anew when something changes. */
export function usePreview(rows: BatchRowInput[], defaults: BatchDefaults): RowsPreview {
  const [previewRows] = usePreviewRowsMutation();
  const [preview, setPreview] = useState<RowsPreview>(NOTHING);
  useEffect(() => {
    let outdated = false;
    const ask = async () => {
      let seen: PreviewedRow[] = [];
      for (const portion of inPortions(rows, LIMITS.rowsPerCall)) {
        const answer = await previewRows({ rows: portion, defaults }).unwrap();
        if (outdated) return;
        seen = [...seen, ...answer.rows];
        setPreview({ rows: markRepeats(seen), complete: seen.length === rows.length, error: null });
      }
    };
    setPreview(NOTHING);
    ask().catch((error: unknown) => {
      if (!outdated) setPreview({ ...NOTHING, error });
    });
    return () => {
      outdated = true;
    };
  }, [rows, defaults, previewRows]);
  return preview;
}
