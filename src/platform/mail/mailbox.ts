export type Mailbox = { name: string; address: string }

const address = /^[^\s\p{C}<>()[\],;:\\"@]{1,64}@[^\s\p{C}<>()[\],;:\\"@]{1,253}$/u

/** Whether mail can be sent to it: one plain address, with no more than 64 characters before the at sign (RFC 5321 §4.5.3.1.1). */
export const isAddress = (text: string): boolean => address.test(text)

/** One plain address as it is; throws TypeError for anything that could be read as more than one or as something else. */
export function addressOf(text: string): string {
  if (!isAddress(text)) throw new TypeError('this is no mail address')
  return text
}

/** 'Name <address>' or an address alone, in its two parts. */
export function mailboxOf(text: string): Mailbox {
  const match = /^\s*(?:"?([^"<]*?)"?\s*<([^<>]+)>|([^<>\s]+))\s*$/.exec(text)
  return { name: oneLine(match?.[1] ?? ''), address: addressOf(match?.[2] ?? match?.[3] ?? '') }
}

/** A text on one line, without control characters: nothing in it can begin a header of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}
