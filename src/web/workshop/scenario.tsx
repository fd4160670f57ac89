import { useEffect, useRef } from 'react'
import { kindWords } from '../../core/assets/asset.ts'
import { LevelMark } from '../risk/level-mark.tsx'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import type { Risk } from './before.ts'
import styles from './run.module.css'
import type { Item, Workshop } from './workshop.ts'

const classAspects = ['availability', 'integrity', 'confidentiality'] as const

/** The scenario on the screen: what can happen to what, how heavily that weighs, and what is there against it. */
export function Scenario({ workshop, item, risk }: { workshop: Workshop; item: Item; risk: Risk | undefined }) {
  const text = useText()
  const written = useWritten()
  const heading = useRef<HTMLHeadingElement>(null)
  // A screen reader hears which scenario it is; nobody who types in a field is taken out of it.
  useEffect(() => {
    const here = document.activeElement
    if (item.id && !(here instanceof HTMLElement && here.matches('input, textarea, select')))
      heading.current?.focus({ preventScroll: true })
  }, [item.id])
  return (
    <section className={styles.scenario}>
      <p className={styles.place}>
        {text('workshop.place', { place: workshop.items.indexOf(item) + 1, of: workshop.items.length })}
        {item.state === 'waiting' ? null : <b className={styles.stateWord}>{text(`itemState.${item.state}`)}</b>}
      </p>
      <h1 ref={heading} tabIndex={-1} lang="">
        {item.risk.title}
      </h1>
      {risk?.description ? (
        <p className={styles.description} lang="">
          {risk.description}
        </p>
      ) : null}
      <dl className={styles.facts}>
        <div>
          <dt>{text('workshop.asset')}</dt>
          <dd>
            <span lang="">{item.asset.name}</span>
            {risk ? <span className={styles.soft}> {written.inLanguage(kindWords[risk.asset.kind])}</span> : null}
            {risk ? (
              <div className={styles.soft}>
                {classAspects.map((aspect) => (
                  <span key={aspect} className={styles.class}>
                    {text(`workshop.class.${aspect}`)}:{' '}
                    {text(`workshop.need.${risk.asset.class[aspect]?.step ?? 0}` as 'workshop.need.0')}
                  </span>
                ))}
              </div>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{text('workshop.measures')}</dt>
          <dd>
            {risk && risk.measures.length === 0 ? text('workshop.noMeasures') : null}
            <ul className={styles.measures}>
              {risk?.measures.map(({ id, title, work, plannedFor, inOperationSince }) => (
                <li key={id} data-work={work}>
                  <span lang="">{title}</span>{' '}
                  <span className={styles.soft}>
                    {text(
                      work === 'off' && plannedFor && !inOperationSince
                        ? 'workshop.work.planned'
                        : `workshop.work.${work}`,
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {risk?.levels ? (
          <div>
            <dt>{text('workshop.before')}</dt>
            <dd>
              <LevelMark level={risk.levels.current} />
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}
