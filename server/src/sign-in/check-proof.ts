import { LIMITS } from '../../../contracts';
import { challengeHolds } from '../domain/challenge';
import { codeMatches, deriveCode } from '../domain/code';
import { hashHandoff } from '../domain/handoff';
import type { Keyring } from '../domain/keyring';
import { linkState, type Link } from '../domain/link';
import { refused, type Refused } from '../domain/outcomes';
import type { Audit, Clock, LinkStore, Log } from '../domain/ports';
import { readToken, type TokenClaims } from '../domain/token';
import type { Traffic } from './traffic';

export type Proof = (
  | { kind: 'token'; token: string }
  | { kind: 'handoff'; handoff: string }
  | { kind: 'code'; requestId: string; code: string }
) & {
  /** RFC 7636: shows that the asking browser is the one that signs in. */
  codeVerifier: string | undefined;
};

export type ProofChecked =
  | { kind: 'proven'; link: Link }
  | (Refused & { link?: Link })
  | { kind: 'limited'; retryAfterSeconds: number };

export interface CheckProofDeps {
  links: LinkStore;
  traffic: Traffic;
  audit: Audit;
  log: Log;
  keyring: Keyring;
  clock: Clock;
  audience: string;
}

/** Finds the link that a proof is for. Whether the link still lives is decided later, when it is used. */
export function createCheckProof(deps: CheckProofDeps) {
  const { links, traffic, keyring, clock } = deps;

  return async function checkProof(proof: Proof, network: string): Promise<ProofChecked> {
    // First, and without a look at the database: who floods us with forged tokens pays more than we do.
    const reading = proof.kind === 'token' ? readGenuine(proof.token) : undefined;
    if (reading?.kind === 'refused') return refuseForged(network);
    const admitted = await traffic.admitProof(network);
    if (admitted.kind === 'exceeded') {
      return { kind: 'limited', retryAfterSeconds: admitted.retryAfterSeconds };
    }
    const checked = reading ? await findByClaims(reading) : await findByOther(proof, network);
    if (checked.kind === 'refused' && isGuess(checked)) await traffic.countFailedProof(network);
    return checked;
  };

  function readGenuine(token: string): { kind: 'read'; claims: TokenClaims; expired: boolean } | Refused {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    if (reading.kind === 'forged') return refused('token_forged');
    return { kind: 'read', claims: reading.claims, expired: reading.kind === 'expired' };
  }

  async function refuseForged(network: string): Promise<ProofChecked> {
    const admitted = await traffic.admitForged(network);
    if (admitted.kind === 'within') return refused('token_forged');
    return { kind: 'limited', retryAfterSeconds: admitted.retryAfterSeconds };
  }

  async function findByClaims(reading: { claims: TokenClaims; expired: boolean }): Promise<ProofChecked> {
    const link = await links.findByJti(reading.claims.jti);
    if (link) return { kind: 'proven', link };
    return refused(reading.expired ? 'link_expired' : 'link_unknown');
  }

  async function findByOther(proof: Proof, network: string): Promise<ProofChecked> {
    if (proof.kind === 'handoff') return checkHandoff(proof.handoff);
    if (proof.kind === 'code') return checkCode(proof, network);
    throw new Error('A token was read before.');
  }

  async function checkHandoff(plaintextHandoff: string): Promise<ProofChecked> {
    const found = await links.findByHandoff(hashHandoff(plaintextHandoff));
    if (!found) return refused('handoff_unknown');
    const { link, handoff } = found;
    // What became of the link says more to the reader than the age of the handoff.
    const tooLate = linkState(link, clock()) === 'live' && handoff.expiresAtMs <= clock();
    return tooLate ? { ...refused('handoff_expired'), link } : { kind: 'proven', link };
  }

  /**
   * The attempt is counted first, in statements of their own: no race and no rollback gives a guess back. Whether a
   * link was used or has expired is told only to who knows the code.
   */
  async function checkCode(proof: Proof & { kind: 'code' }, network: string): Promise<ProofChecked> {
    const counted = await links.countCodeAttempt(proof.requestId, LIMITS.codeAttemptsPerRequest);
    const link = await links.findByRequestId(proof.requestId);
    if (!link) return refused('request_unknown');
    if (!counted) return { ...refused('code_exhausted'), link };
    const { allowed, alarm } = await traffic.spendCodeAttempt(link.addressKey, network);
    if (alarm) await raiseAlarm();
    if (!allowed) return { ...refused('code_budget'), link };
    if (!link.codeOffered) return { ...refused('code_not_offered'), link };
    const expected = deriveCode(link, keyring);
    if (!expected || !codeMatches(proof.code, expected)) return { ...refused('code_wrong'), link };
    if (challengeHolds(link.codeChallenge, proof.codeVerifier)) {
      await traffic.refundCodeAttempt(link.addressKey, network);
    }
    return { kind: 'proven', link };
  }

  async function raiseAlarm(): Promise<void> {
    deps.log.error('magic-link: codes are being guessed; until the budget recovers, new mails carry none.');
    await deps.audit.record({ type: 'codes.suspended', outcome: 'refused', reason: 'code_budget' });
  }
}

/** Refusals that a guesser collects, and hardly anybody else. */
function isGuess({ reason }: Refused): boolean {
  return reason === 'handoff_unknown' || reason === 'request_unknown' || reason === 'code_wrong';
}
