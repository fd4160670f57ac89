import { lazy, Suspense, useEffect, useState } from 'react'
import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** Search over everything: from the top bar, or Ctrl K anywhere. */
export function SearchButton() {
  const text = useText()
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setOpened(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        className={`${styles.tool} ${styles.boxed}`}
        onClick={() => setOpened(true)}
        aria-label={`${text('search.open')} Ctrl K`}
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" />
        <span className={styles.wide}>
          {text('search.open')} <kbd className={styles.key}>Ctrl K</kbd>
        </span>
      </button>
      {opened ? (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
