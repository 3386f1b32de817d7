/** A certificate that nobody has to trust, for https servers of tests. Written by hand in DER, since Node makes none. */

import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const BIT_STRING = 0x03;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const INTEGER = 0x02;

/** Object identifiers, encoded: ecdsa-with-SHA256 and commonName. */
const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

function encode(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function encodeTime(date: Date): Buffer {
  return encode(UTC_TIME, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a key and a certificate signed with it (X.509 version 1, RFC 5280), good from yesterday until tomorrow.
 * @returns both as PEM, for `https.createServer`
 */
export function createCertificate(now = new Date()): {key: string; cert: string} {
  const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
  const algorithm = encode(SEQUENCE, ECDSA_SHA256);
  const name = encode(SEQUENCE, encode(SET, encode(SEQUENCE, COMMON_NAME, encode(UTF8_STRING, Buffer.from('test')))));
  const validity = encode(
    SEQUENCE,
    encodeTime(new Date(now.getTime() - DAY_MS)),
    encodeTime(new Date(now.getTime() + DAY_MS)),
  );
  const serial = encode(INTEGER, Buffer.from([1]), randomBytes(8));
  const subjectKey = publicKey.export({type: 'spki', format: 'der'});
  const content = encode(SEQUENCE, serial, algorithm, name, validity, name, subjectKey);
  const signature = encode(BIT_STRING, Buffer.from([0]), sign('sha256', content, privateKey));
  const body = encode(SEQUENCE, content, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}
