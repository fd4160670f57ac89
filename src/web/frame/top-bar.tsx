import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { MomentSwitch } from './moment-switch.tsx'
import { OrganisationSwitch } from './organisation-switch.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchButton } from './search.tsx'

/** Which organisation, which moment, search, language and person. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const text = useText()
  return (
    <header className={styles.top}>
      <button
        type="button"
        className={`${styles.tool} ${styles.menuButton}`}
        onClick={onMenu}
        aria-label={text('frame.menu')}
      >
        <Icon name="menu" size={20} />
      </button>
      <OrganisationSwitch />
      <MomentSwitch />
      <span className={styles.grow} />
      <SearchButton />
      <LanguageSwitch />
      <PersonMenu />
    </header>
  )
}
