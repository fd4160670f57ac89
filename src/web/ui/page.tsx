import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'

type PageProps = {
  title: string
  /** What stands in the browser's tab when it should differ from the heading. */
  tab?: string
  crumbs?: ReactNode
  lede?: ReactNode
  /** The one main action of the page. */
  action?: ReactNode
  children?: ReactNode
}

/**
 * One page: where it stands, its heading, its opening sentence and its one main action. Names the browser's tab, and takes
 * the focus to the heading when the page arrives, so that a screen reader says where one is.
 */
export function Page({ title, tab, crumbs, lede, action, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab ?? title} · Zorgborg`
  }, [tab, title])
  useEffect(() => {
    const here = document.activeElement
    if (!here || here === document.body || here.closest('nav')) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      {crumbs ? <div className={`small ${styles.crumbs}`}>{crumbs}</div> : null}
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action ? <div className={`row screen-only ${styles.action}`}>{action}</div> : null}
      </div>
      {lede ? <Lede>{lede}</Lede> : null}
      {children}
    </>
  )
}

/** The sentence with which a page opens: the one thing to know. */
function Lede({ children }: { children: ReactNode }) {
  return <p className={styles.lede}>{children}</p>
}

/** Main column with a narrow one beside it; one below the other where there is no room. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div>{children}</div>
      <aside className={styles.aside}>{aside}</aside>
    </div>
  )
}

/** A part of a page under a ruled heading. */
export function Section(props: { title: ReactNode; beside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} id={props.id}>
      <div className={styles.sectionHead}>
        <h2>{props.title}</h2>
        {props.beside ? <div className="small">{props.beside}</div> : null}
      </div>
      {props.children}
    </section>
  )
}

/** Facts as term and value. */
export function Facts({ facts }: { facts: readonly { term: ReactNode; value: ReactNode; key?: string }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.key ?? String(fact.term)}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
