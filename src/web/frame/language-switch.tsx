import { updateAccount } from '../../features/account/account.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { changeLanguage, useLanguage } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import styles from './language-switch.module.css'

/** NL · EN. With an account the choice is kept there, so that mail comes in the same language. */
export function LanguageSwitch() {
  const text = useText()
  const current = useLanguage()
  const { session, call, refresh } = useSession()
  const choose = async (language: (typeof languages)[number]) => {
    await changeLanguage(language)
    if (session.person && session.person.language !== language) {
      await call(updateAccount, { body: { name: session.person.name, language } })
      await refresh()
    }
  }
  return (
    <fieldset className={styles.languages}>
      <legend className="unseen">{text('language.choose')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={text(`language.${language}`)}
          aria-pressed={language === current}
          onClick={() => void choose(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
