/** How each log writes a moment. A moment is milliseconds UTC; every log cuts the fraction off instead of rounding it. */

const two = (n: number): string => String(n).padStart(2, '0')

/** `2006-09-12 21:55:12`, UTC: the first two columns of a W3C log. */
export function w3cStamp(moment: number): string {
  return new Date(Math.floor(moment / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** `09/12 16:55:15`, local: a line of netlogon.log, which has no year. */
export function netlogonStamp(moment: number, zoneMinutes: number): string {
  const at = local(moment, zoneMinutes)
  return `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
}

/** `9/12/2006`, local, as an English (United States) Event Viewer shows it. */
export function viewerDate(moment: number, zoneMinutes: number): string {
  const at = local(moment, zoneMinutes)
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`
}

/** `4:55:12 PM`, local, as an English (United States) Event Viewer shows it. */
export function viewerTime(moment: number, zoneMinutes: number): string {
  const at = local(moment, zoneMinutes)
  const hours = at.getUTCHours()
  return `${hours % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`
}

/** `2006-09-12T18:05:00-05:00`: a moment in a case file. */
export function caseStamp(moment: number, zoneMinutes: number): string {
  return local(moment, zoneMinutes).toISOString().slice(0, 19) + zoneText(zoneMinutes)
}

/** `-05:00`. */
export function zoneText(zoneMinutes: number): string {
  const size = Math.abs(zoneMinutes)
  return `${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function local(moment: number, zoneMinutes: number): Date {
  return new Date(moment + zoneMinutes * 60_000)
}
