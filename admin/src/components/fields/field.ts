import type { ChangedValue } from '../../../../contracts';

/** What every field of a form is drawn from, whatever is typed into it. */
export interface FormField {
  name: string;
  label: string;
  hint?: string;
  /** Undefined: left empty. */
  value: ChangedValue | undefined;
  onChange: (value: ChangedValue | undefined) => void;
  error?: string;
  /** Fixed by `config/plugins`. */
  locked: boolean;
  /** To who may look only. */
  readOnly: boolean;
}

export const isOff = ({ locked, readOnly }: FormField): boolean => locked || readOnly;

export const textsIn = (value: ChangedValue | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : [];
