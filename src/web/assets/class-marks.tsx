import { dimensions } from '../../core/assets/asset.ts'
import { useText } from '../session/text.tsx'
import type { Needs } from './asset.ts'
import styles from './assets.module.css'

/** What an asset needs in each dimension: a figure each, a dotted line under what comes from another, and all of it in words. */
export function ClassMarks({ needs }: { needs: Needs }) {
  const text = useText()
  return (
    <span className={styles.marks}>
      {dimensions.map((one) => {
        const { need, inherited } = needs[one]
        const step = need === null ? text('assets.unclassified') : text(`level.${need}`)
        const words = `${text(`assets.dimension.${one}`)}: ${inherited ? text('assets.inherited', { step }) : step}`
        return (
          <span key={one} className={styles.mark} data-step={need ?? 'none'} title={words}>
            <span className="unseen">{words}</span>
            <span aria-hidden="true">{text(`assets.short.${one}`)}</span>
            <b aria-hidden="true" data-inherited={inherited || undefined}>
              {need ?? '–'}
            </b>
          </span>
        )
      })}
    </span>
  )
}
