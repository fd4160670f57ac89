import { useEffect } from 'react'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import styles from './outside.module.css'

/** An address at which there is nothing. */
export function MissingPage() {
  const text = useText()
  return (
    <Page title={text('problem.notFound')} lede={text('problem.notFoundDetail')}>
      <ButtonLink to="/">{text('problem.toToday')}</ButtonLink>
    </Page>
  )
}

/** What is shown when a page itself fails: a fault of the product, never of the person. */
export function BrokenPage() {
  const text = useText()
  useEffect(() => {
    document.title = 'Zorgborg'
  }, [])
  return (
    <main className={styles.outside}>
      <h1>{text('problem.broken')}</h1>
      <p>{text('problem.brokenDetail')}</p>
      <Button onPress={() => window.location.reload()}>{text('problem.reload')}</Button>
    </main>
  )
}
