import { Fragment } from 'react'
import styles from './profile.module.css'
import { scopeBlocks } from './scope-blocks.ts'

/** The text of a scope statement as one reads it: its headings and lists as such. */
export function ScopeText({ text, lang }: { text: string; lang: 'nl' | 'en' }) {
  return (
    <div className={styles.text} lang={lang}>
      {scopeBlocks(text).map((block) => (
        <Fragment key={block.key}>
          {block.lines.length > 0 ? (
            <p className={block.items.length > 0 ? styles.heading : undefined}>{block.lines.join('\n')}</p>
          ) : null}
          {block.items.length > 0 ? (
            <ul>
              {block.items.map((item) => (
                <li key={item.key}>{item.text}</li>
              ))}
            </ul>
          ) : null}
        </Fragment>
      ))}
    </div>
  )
}
