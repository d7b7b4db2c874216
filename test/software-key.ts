import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()
const base64 = (data: Uint8Array | string) => Buffer.from(data).toString('base64url')
const PRESENT_AND_VERIFIED = 0x05
const HAS_KEY = 0x40

type Place = { origin: string; rpID: string }

/** A device that keeps a key, as a browser would speak for it: real keys, real signatures, in memory. */
export class SoftwareKey {
  readonly id = randomBytes(32)
  readonly #private: KeyObject
  readonly #cose: Uint8Array
  counter = 0
  /** Whether it says that a finger was on it. */
  verifies = true

  constructor(readonly place: Place) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#private = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
    // COSE: EC2, ES256, P-256.
    this.#cose = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    )
  }

  #authenticatorData(withKey: boolean): Buffer {
    const flags = (this.verifies ? PRESENT_AND_VERIFIED : 0x01) | (withKey ? HAS_KEY : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.counter)
    const head = [sha256(this.place.rpID), Buffer.from([flags]), counter]
    if (!withKey) return Buffer.concat(head)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    return Buffer.concat([...head, Buffer.alloc(16), length, this.id, this.#cose])
  }

  #clientData(type: string, challenge: string): string {
    return JSON.stringify({ type, challenge, origin: this.place.origin, crossOrigin: false })
  }

  /** Answers a request for a new key. */
  register(challenge: string): RegistrationResponseJSON {
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(this.#authenticatorData(true))],
      ]) as never,
    )
    return {
      id: base64(this.id),
      rawId: base64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64(this.#clientData('webauthn.create', challenge)),
        attestationObject: base64(attestation),
        transports: ['internal'],
      },
    }
  }

  /** Answers a request to sign in. */
  assert(challenge: string): AuthenticationResponseJSON {
    const clientData = this.#clientData('webauthn.get', challenge)
    const data = this.#authenticatorData(false)
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#private)
    return {
      id: base64(this.id),
      rawId: base64(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64(clientData),
        authenticatorData: base64(data),
        signature: base64(signature),
      },
    }
  }
}
