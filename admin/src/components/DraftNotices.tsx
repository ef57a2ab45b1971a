import { Button, Flex, Typography } from '@strapi/design-system';
import { useEffect } from 'react';

import type { Draft } from '../hooks/useDraft';
import { useSay } from '../translations/say';
import { Notice } from './Notice';

interface DraftNoticesProps<Path extends string> {
  draft: Draft<Path>;
  /** Whether somebody else saved meanwhile; what they saved is loaded by now. */
  isOutdated: boolean;
  onAnswered: () => void;
}

/** What stands in the way of a save and belongs to no field. */
export function DraftNotices<Path extends string>({
  draft,
  isOutdated,
  onAnswered,
}: DraftNoticesProps<Path>) {
  const say = useSay();
  useFirstProblem(draft.refusals);
  const takeTheirs = () => {
    draft.discard();
    onAnswered();
  };
  return (
    <>
      {isOutdated && (
        <Notice tone="warning">
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Typography>{say('conflict.text')}</Typography>
            <Flex gap={2} wrap="wrap">
              <Button variant="secondary" onClick={onAnswered}>
                {say('conflict.keep')}
              </Button>
              <Button variant="tertiary" onClick={takeTheirs}>
                {say('conflict.discard')}
              </Button>
            </Flex>
          </Flex>
        </Notice>
      )}
      {draft.otherProblems.length > 0 && (
        <Notice tone="danger">
          {draft.otherProblems.map(({ path, message }) => (
            <Typography key={path} tag="p">
              {path}: {message}
            </Typography>
          ))}
        </Notice>
      )}
    </>
  );
}

/** A dialog that closes gives the focus back to its button first. */
const AFTER_DIALOG_MS = 150;

/** Whoever works by keyboard is led to the first field that something is wrong with. */
function useFirstProblem(refusals: number): void {
  useEffect(() => {
    if (refusals === 0) return undefined;
    const lead = () => document.querySelector<HTMLElement>('main [aria-invalid=true]')?.focus();
    const timer = setTimeout(lead, AFTER_DIALOG_MS);
    return () => clearTimeout(timer);
  }, [refusals]);
}
