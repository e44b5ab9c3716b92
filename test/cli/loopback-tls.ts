import { createPrivateKey } from 'node:crypto';

/** A certificate for 127.0.0.1 that nobody trusts but who is told to (NODE_EXTRA_CA_CERTS): the SDK registers over TLS only. */
export const certificate = `${[
  '-----BEGIN CERTIFICATE-----',
  'MIIBXDCCAQKgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAkxMjcuMC4w',
  'LjEwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM',
  'CTEyNy4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI3L7ZzkVETCUsc0',
  'TE1YucsSFNDYE3BAyvNXNPigveQ4GGkuecYCeU4W0R03L576LvbU1uQ9XDixNbxB',
  'xa7H7ASjQzBBMA8GA1UdEQQIMAaHBH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAdBgNV',
  'HQ4EFgQUZZ7Wg32N1Bd0KR4C2Uh9G7NM8zYwCgYIKoZIzj0EAwIDSAAwRQIge1VV',
  'uFN0PpXQkqATxvrYgKDC3pfamFyOr9u2AV1ohYACIQDZotgKkFrC4bpnXLHLwWBB',
  '54HZDrG7GMVTh/wQ69eEBg==',
  '-----END CERTIFICATE-----',
].join('\n')}\n`;

export const privateKey = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'jcvtnORURMJSxzRMTVi5yxIU0NgTcEDK81c0-KC95Dg',
    y: 'GGkuecYCeU4W0R03L576LvbU1uQ9XDixNbxBxa7H7AQ',
    d: '4nSvb4iCqRXJV3sCcuvtmUc4vOwxSL1zmuej_jVARag',
  },
}).export({ type: 'pkcs8', format: 'pem' });
