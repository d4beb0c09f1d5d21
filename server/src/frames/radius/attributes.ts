/**
 * The attributes of a RADIUS packet as a policy server logs it: the column of the database format in which each stands, its number in the IAS format, and its
 * name in XML. Sources: formats/nps/README.md.
 */

/** The attributes that are read; a slot holds where the value lies in the bytes. */
export const COMPUTER = 0
export const DATE = 1
export const TIME = 2
export const PACKET_TYPE = 3
export const USER_NAME = 4
export const ACCOUNT = 5
export const CALLING_STATION = 6
export const NAS_IDENTIFIER = 7
export const NAS_ADDRESS = 8
export const CLIENT_ADDRESS = 9
export const AUTHENTICATION_TYPE = 10
export const POLICY = 11
export const REASON = 12
export const CLASS = 13
export const TUNNEL_CLIENT = 14
export const SAM_ACCOUNT = 15
export const SLOTS = 16
/** An attribute that is not read. */
export const UNREAD = -1

/** Every column of the database format, in order. `''` is a number that the IAS format does not use. */
export const COLUMNS: readonly (readonly [id: string, number: number, slot?: number])[] = [
  ['computer-name', 0, COMPUTER],
  ['service-name', 0],
  ['record-date', 0, DATE],
  ['record-time', 0, TIME],
  ['packet-type', 4136, PACKET_TYPE],
  ['user-name', 1, USER_NAME],
  ['fully-qualified-user-name', 4130, ACCOUNT],
  ['called-station-id', 30],
  ['calling-station-id', 31, CALLING_STATION],
  ['callback-number', 19],
  ['framed-ip-address', 8],
  ['nas-identifier', 32, NAS_IDENTIFIER],
  ['nas-ip-address', 4, NAS_ADDRESS],
  ['nas-port', 5],
  ['client-vendor', 4116],
  ['client-ip-address', 4108, CLIENT_ADDRESS],
  ['client-friendly-name', 4128],
  ['event-timestamp', 55],
  ['port-limit', 62],
  ['nas-port-type', 61],
  ['connect-info', 77],
  ['framed-protocol', 7],
  ['service-type', 6],
  ['authentication-type', 4127, AUTHENTICATION_TYPE],
  ['policy-name', 4149, POLICY],
  ['reason-code', 4142, REASON],
  ['class', 25, CLASS],
  ['session-timeout', 27],
  ['idle-timeout', 28],
  ['termination-action', 29],
  ['eap-friendly-name', 4132],
  ['acct-status-type', 40],
  ['acct-delay-time', 41],
  ['acct-input-octets', 42],
  ['acct-output-octets', 43],
  ['acct-session-id', 44],
  ['acct-authentic', 45],
  ['acct-session-time', 46],
  ['acct-input-packets', 47],
  ['acct-output-packets', 48],
  ['acct-terminate-cause', 49],
  ['acct-multi-session-id', 50],
  ['acct-link-count', 51],
  ['acct-interim-interval', 85],
  ['tunnel-type', 64],
  ['tunnel-medium-type', 65],
  ['tunnel-client-endpoint', 66, TUNNEL_CLIENT],
  ['tunnel-server-endpoint', 67],
  ['acct-tunnel-connection', 68],
  ['tunnel-private-group-id', 81],
  ['tunnel-assignment-id', 82],
  ['tunnel-preference', 83],
  ['ms-acct-auth-type', 0],
  ['ms-acct-eap-type', 0],
  ['ms-ras-version', 0],
  ['ms-ras-vendor', 0],
  ['ms-chap-error', 0],
  ['ms-chap-domain', 0],
  ['ms-mppe-encryption-types', 0],
  ['ms-mppe-encryption-policy', 0],
  ['proxy-policy-name', 4154],
  ['provider-type', 4155],
  ['provider-name', 0],
  ['remote-server-address', 0],
  ['ms-ras-client-name', 0],
  ['ms-ras-client-version', 0],
]

/** Attributes that the database format leaves out. */
export const MORE_ATTRIBUTES: readonly (readonly [id: string, number: number, slot?: number])[] = [['sam-account-name', 4129, SAM_ACCOUNT]]
