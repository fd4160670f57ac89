/**
 * What counts as a mail address wherever one is filled in, imported or signed in with: one plain address that every mail server takes,
 * with no more than 64 characters before the at sign, 63 in a part of the domain and 254 in all (RFC 5321 §4.5.3.1, RFC 1035 §2.3.4).
 */
export const mailAddress =
  /^(?=.{6,254}$)(?=[^@]{1,64}@)(?!\.)(?!.*\.\.)[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

export const isMailAddress = (text: string): boolean => mailAddress.test(text)
