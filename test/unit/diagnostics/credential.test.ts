import { describe, expect, it } from 'vitest';
import {
  type CredentialFacts,
  type FileRights,
  triageCredential,
} from '../../../main/diagnostics/triageCredential';

const now = new Date('2026-03-01T10:00:00Z');
const rights: FileRights = { mode: '400', owner: 'asciotagent', group: 'asciotagent' };
const key = { kind: 'key', registered: 'sas', length: 44, isBase64: true, equals: 'primary' } as const;
const certificate = {
  kind: 'certificate',
  registered: 'selfSigned',
  privateKey: 'fits',
  thumbprints: ['A'.repeat(40), 'A'.repeat(64)],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
  expected: ['A'.repeat(40)],
} as const;

const judged = (changes: Partial<CredentialFacts>) =>
  triageCredential({
    agent: 'c',
    path: '/k.pem',
    keyPath: '/k.pem',
    rights,
    credential: key,
    now,
    ...changes,
  }).verdict;

describe('a key', () => {
  it.each([
    [{}, 'credentialFits'],
    [{ equals: 'secondary' }, 'credentialFits'],
    [{ equals: 'none' }, 'credentialDiffers'],
    [{ equals: 'unknown' }, 'credentialNotCompared'],
    [{ isBase64: false, equals: 'none' }, 'credentialMalformed'],
    [{ registered: null }, 'credentialFits'],
    [{ registered: 'selfSigned', equals: 'unknown' }, 'keyNotExpected'],
    [{ registered: 'certificateAuthority', equals: 'unknown' }, 'keyNotExpected'],
  ] as const)('with %o is told as %s', (changes, verdict) => {
    expect(judged({ credential: { ...key, ...changes } })).toBe(verdict);
  });

  it('that is not there is told before anything else', () => {
    expect(judged({ credential: null, rights: null })).toBe('credentialFileMissing');
  });
});

describe('a certificate', () => {
  it.each([
    [{}, 'credentialFits'],
    [{ expected: ['A'.repeat(64)] }, 'credentialFits'],
    [{ expected: [] }, 'credentialFits'],
    [{ expected: ['B'.repeat(40)] }, 'certificateDiffers'],
    [{ thumbprints: null }, 'certificateFormat'],
    [{ validTo: '2026-02-01T00:00:00.000Z' }, 'certificateExpired'],
    [{ validTo: '2026-03-05T00:00:00.000Z' }, 'certificateExpiresSoon'],
    [{ validFrom: '2026-04-01T00:00:00.000Z' }, 'certificateNotYetValid'],
    [{ registered: null }, 'credentialFits'],
    [{ registered: 'sas', expected: [] }, 'certificateNotExpected'],
    [{ registered: 'certificateAuthority', expected: [] }, 'certificateNotExpected'],
    [{ privateKey: 'unknown' }, 'credentialFits'],
    [{ privateKey: 'unreadable' }, 'certificateWithoutKey'],
    [{ privateKey: 'other' }, 'certificateOtherKey'],
    [{ privateKey: 'other', validTo: '2026-03-05T00:00:00.000Z' }, 'certificateOtherKey'],
    [{ privateKey: 'other', expected: ['B'.repeat(40)] }, 'certificateDiffers'],
  ] as const)('with %o is told as %s', (changes, verdict) => {
    expect(judged({ credential: { ...certificate, ...changes } })).toBe(verdict);
  });

  it('that a CA signed is one for the micro agent', () => {
    const signed = { ...certificate, registered: 'certificateAuthority', expected: [] } as const;
    expect(judged({ agent: 'micro', credential: signed })).toBe('credentialFits');
  });

  it('is taken by its file’s name, as the agent does', () => {
    expect(judged({ credential: certificate, path: '/k.crt' })).toBe('certificateFormat');
    expect(judged({ credential: { ...certificate, thumbprints: null }, path: '/k.pfx' })).toBe(
      'credentialFits',
    );
  });
});

describe('the rights of the file', () => {
  it.each([
    ['400', 'asciotagent', 'root', 'credentialFits'],
    ['440', 'root', 'asciotagent', 'credentialFits'],
    ['400', 'root', 'root', 'credentialNotReadable'],
    ['600', 'root', 'asciotagent', 'credentialNotReadable'],
    ['644', 'root', 'root', 'credentialExposed'],
    ['4755', 'asciotagent', 'root', 'credentialExposed'],
  ])('%s of %s:%s are told as %s', (mode, owner, group, verdict) => {
    expect(judged({ rights: { mode, owner, group } })).toBe(verdict);
  });

  it('are no obstacle for the micro agent, which runs as root', () => {
    expect(judged({ agent: 'micro', rights: { mode: '400', owner: 'root', group: 'root' } })).toBe(
      'credentialFits',
    );
  });
});
