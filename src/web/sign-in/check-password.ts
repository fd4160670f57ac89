import type { Text } from '../session/text.tsx'

/** What is wrong with a new password as far as the browser can tell; the server also knows the common ones. Counted in characters, not bytes. */
export function checkNewPassword(password: string, text: Text): string | undefined {
  const count = [...password].length
  if (count === 0) return text('field.required')
  return count < 12 ? text('password.short', { count }) : undefined
}
