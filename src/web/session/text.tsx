import { Trans, useTranslation } from 'react-i18next'
import type { TextKey } from '../texts/nl.ts'

// Two texts that differ by number are asked for by their common name with `count`.
type Asked<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** The name of a text on screen. */
export type TextName = Asked<TextKey>
export type TextValues = Record<string, string | number>
export type Text = (name: TextName, values?: TextValues) => string

/** Gives texts in the language on screen. */
export function useText(): Text {
  const { t } = useTranslation()
  return t as unknown as Text
}

/** A text in which `<b>` marks what matters most. */
export function RichText({ name, values }: { name: TextName; values?: TextValues }) {
  return <Trans i18nKey={name as never} values={values} count={Number(values?.count ?? 0)} components={{ b: <b /> }} />
}
