import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { OwnerCell } from '../assets/owner-cell.tsx'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, Section } from '../ui/page.tsx'
import type { Supplier } from './supplier.ts'
import styles from './suppliers.module.css'

/** What is written about a supplier itself, and how much depends on it with why. */
export function SupplierFactsSection({ supplier, onDecide }: { supplier: Supplier; onDecide: () => void }) {
  const text = useText()
  const written = useWritten()
  const day = (value: string | null) => (value === null ? text('suppliers.unknown') : written.day(value))
  const facts = [
    { term: text('suppliers.field.owner'), value: <OwnerCell {...supplier} /> },
    {
      term: text('suppliers.reviewBy'),
      value: supplier.reviewBy ? written.day(supplier.reviewBy) : text('suppliers.noReview'),
    },
    {
      term: text('suppliers.lastReview'),
      value: supplier.lastReview ? written.day(supplier.lastReview) : text('suppliers.never'),
    },
    { term: text('suppliers.field.registration'), value: supplier.registration },
    { term: text('suppliers.field.country'), value: supplier.country },
    { term: text('suppliers.field.website'), value: supplier.website },
    { term: text('suppliers.field.starts'), value: supplier.starts ? day(supplier.starts) : '' },
    { term: text('suppliers.field.endedOn'), value: supplier.endedOn ? day(supplier.endedOn) : '' },
    { term: text('suppliers.field.endReason'), value: supplier.endReason },
    { term: text('suppliers.field.exitTriedOn'), value: supplier.exitTriedOn ? day(supplier.exitTriedOn) : '' },
  ]
  return (
    <Section title={text('suppliers.about')}>
      {supplier.description ? (
        <p className={styles.description} lang="">
          {supplier.description}
        </p>
      ) : null}
      <Weight supplier={supplier} onDecide={onDecide} />
      <Facts facts={facts.filter(({ value }) => value !== '')} />
      {supplier.exitPlan ? (
        <p className={styles.description}>
          <b>{text('suppliers.field.exitPlan')}</b>: <span lang="">{supplier.exitPlan}</span>
        </p>
      ) : null}
    </Section>
  )
}

function Weight({ supplier, onDecide }: { supplier: Supplier; onDecide: () => void }) {
  const text = useText()
  const language = useLanguage()
  const may = useMay('suppliers:decide')
  const { value, computed, set, reason, because } = supplier.criticality
  return (
    <div className={styles.weight}>
      <div className="row">
        <b>{text('suppliers.criticalityIs', { word: criticalityWords[value][language] })}</b>
        {may ? (
          <Button look="bare" small onPress={onDecide}>
            {text('suppliers.decideCriticality')}
          </Button>
        ) : null}
      </div>
      {set ? (
        <p>
          {text('suppliers.decidedOtherwise', { word: criticalityWords[computed][language] })}{' '}
          <span lang="">{reason}</span>
        </p>
      ) : null}
      {because.length === 0 ? (
        <p className="small">{text('suppliers.becauseNothing')}</p>
      ) : (
        <ul className="small">
          {because.map(({ weight, sentence }) => (
            <li key={`${weight} ${sentence.nl}`}>
              {criticalityWords[weight][language]}: {sentence[language]}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
