import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';

import { useFocusBack } from '../../hooks/focus-back';
import { useSay } from '../../translations/say';

interface PersonModalProps {
  title: string;
  text: string;
  email: string;
  onEmail: (email: string) => void;
  /** What has to be filled in besides the address. */
  more?: ReactNode;
  /** How it went, in words: there is nothing left to be done then. */
  result: ReactNode;
  run: { label: string; danger: boolean; ready: boolean; busy: boolean; go: () => Promise<void> };
  onClose: () => void;
}

/** Asks whose data it is about, does it, and says how it went. */
export function PersonModal(props: PersonModalProps) {
  const { title, text, email, onEmail, more, result, run, onClose } = props;
  const say = useSay();
  const focusBack = useFocusBack();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (run.ready && !run.busy) void run.go();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <form onSubmit={submit} noValidate>
          <Modal.Header closeLabel={say('dialog.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {result ?? (
                <>
                  <Typography>{text}</Typography>
                  <AddressField label={say('field.email')} name="email" value={email} onChange={onEmail} />
                  {more}
                  <Typography variant="pi" textColor="neutral600">
                    {say('privacy.log')}
                  </Typography>
                </>
              )}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {say(result ? 'dialog.close' : 'dialog.cancel')}
            </Button>
            {!result && (
              <Button
                type="submit"
                variant={run.danger ? 'danger' : 'default'}
                disabled={!run.ready}
                loading={run.busy}
              >
                {run.label}
              </Button>
            )}
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

interface AddressFieldProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
}

export const AddressField = ({ label, name, value, onChange }: AddressFieldProps) => (
  <Field.Root name={name}>
    <Field.Label>{label}</Field.Label>
    <TextInput
      type="email"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field.Root>
);
