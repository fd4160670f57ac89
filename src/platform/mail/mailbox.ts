export type Mailbox = { name: string; address: string }

const address = /^[^\s\p{C}<>()[\],;:\\"@]{1,64}@[^\s\p{C}<>()[\],;:\\"@]{1,253}$/u

/** One plain address as it is; throws TypeError for anything that could be read as more than one or as something else. */
export function addressOf(text: string): string {
  if (!address.test(text)) throw new TypeError('this is no mail address')
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
