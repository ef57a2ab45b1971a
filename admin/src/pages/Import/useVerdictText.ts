import type { PreviewedRow, RowProblem, RowVerdict } from '../../../../contracts';
import { asEditorErrorCode } from '../../api/error-code';
import { ERROR_TEXTS } from '../../translations/error-texts';
import { useSay } from '../../translations/say';

/** Why a row gets no invitation, in the editor's language. */
export function useVerdictText(): (verdict: RowVerdict | RowProblem) => string {
  const say = useSay();
  return (verdict) => {
    if (verdict === 'valid') return say('import.valid');
    if (verdict === 'duplicate') return say('import.duplicate');
    if (verdict === 'suppressed') return say('import.suppressed');
    if (verdict === 'cancelled') return say('import.row-cancelled');
    const code = asEditorErrorCode(verdict);
    return code ? say(ERROR_TEXTS[code]) : say('errors.unknown');
  };
}

/** Only the server knows which of many inputs is not as it should be: then its own words say more than ours. */
export function useRowText(): (row: PreviewedRow) => string {
  const verdictText = useVerdictText();
  return ({ verdict, problem }) => (verdict === 'invalid_input' && problem ? problem : verdictText(verdict));
}
