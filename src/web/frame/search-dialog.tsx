import { Modal } from '@mantine/core'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { type RecordKind, search } from '../../features/today/today.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useGo } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { usePlaces } from './navigation.tsx'
import styles from './search.module.css'

/** Finds pages and controls while typing; arrows choose, Enter opens. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { hits, answer, asked } = useHits(typed)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const open = (to: string | undefined) => {
    if (!to) return
    onClose()
    go(to)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setChosen((chosen + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      open(hits[chosen]?.to)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={620}
      yOffset="10vh"
      aria-label={text('search.open')}
      transitionProps={{ duration: 80 }}
      data-locks-scroll
    >
      <input
        type="search"
        className={styles.input}
        placeholder={text('search.hint')}
        aria-label={text('search.label')}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={id}
        aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        data-autofocus
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      {answer.error && asked ? <Problem problem={answer.error} /> : null}
      <div ref={list} id={id} role="listbox" aria-label={text('search.open')} className={styles.list}>
        {hits.map((hit, place) => (
          <button
            key={keyOf(hit)}
            type="button"
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={styles.hit}
            onClick={() => open(hit.to)}
          >
            <span>
              <b>{hit.title}</b>
              <span className="small"> {hit.where}</span>
            </span>
            {hit.state ? <Verdict state={verdictOf(hit.state)}>{text(`state.${hit.state}`)}</Verdict> : null}
          </button>
        ))}
      </div>
      <p className={`small ${styles.foot}`} role="status">
        {asked && answer.data && !answer.isPlaceholderData
          ? hits.length === 0
            ? text('search.nothing', { text: typed })
            : text('search.found', { count: hits.length })
          : text('search.keys')}
      </p>
    </Modal>
  )
}

/** Where a record is read; somebody of the staff in the list, by name. */
const pageOf: Record<RecordKind, string> = {
  risk: '/risks/',
  measure: '/measures/',
  document: '/policies/',
  asset: '/assets/',
  supplier: '/suppliers/',
  'supplier-service': '/suppliers/',
  'supplier-certificate': '/suppliers/',
  'assurance-report': '/assurance/reports/',
  'coverage-report': '/coverage/',
  evidence: '/evidence/',
  person: '/staff?state=all&search=',
  review: '/audits/reviews/',
  training: '/staff/trainings/',
  workshop: '/workshops/',
}
const isDay = /^\d{4}-\d\d-\d\d$/

const keyOf = ({ to, title }: { to: string; title: string }) => `${to} ${title}`

function useHits(typed: string) {
  const text = useText()
  const written = useWritten()
  const { main, settings } = usePlaces()
  const sought = useDeferredValue(typed.trim())
  const asked = sought.length > 0
  const answer = useAnswer(search, { query: { text: sought } }, { enabled: asked, keep: true })
  const lower = sought.toLowerCase()
  const pages = [...main, ...settings]
    .map((place) => ({ to: place.to, title: text(place.name), where: text('search.pages'), state: undefined }))
    .filter((page) => page.title.toLowerCase().includes(lower))
  const controls = asked
    ? (answer.data?.items ?? []).map((item) => ({
        to: `/standards/${item.edition}/${item.kind === 'clauses' ? 'clauses/' : ''}${item.requirement}`,
        title: `${item.requirement} ${written.inLanguage(item.title)}`,
        where: item.editionName,
        state: item.state ?? undefined,
      }))
    : []
  const records = asked
    ? (answer.data?.records ?? []).map(({ kind, id, title, about }) => ({
        to: `${pageOf[kind]}${kind === 'person' ? encodeURIComponent(title) : id}`,
        title,
        where: [text(`search.kind.${kind}`), isDay.test(about) ? written.day(about) : about]
          .filter(Boolean)
          .join(' · '),
        state: undefined,
      }))
    : []
  // Two people of one name are found on the same page, and so are a supplier and its services.
  const all = new Map([...pages, ...controls, ...records].map((hit) => [keyOf(hit), hit]))
  return { hits: asked ? [...all.values()] : pages, answer, asked }
}
