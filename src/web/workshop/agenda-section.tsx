import { useState } from 'react'
import { moved } from '../../core/workshop/agenda.ts'
import { setAgenda } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AgendaSheet } from './agenda-sheet.tsx'
import styles from './workshop.module.css'
import type { Workshop } from './workshop.ts'

/** The agenda in its order, to be put in another one by hand. */
export function AgendaSection({ workshop, may }: { workshop: Workshop; may: boolean }) {
  const text = useText()
  const announce = useAnnounce()
  const written = useWritten()
  const [choosing, setChoosing] = useState(false)
  const save = useCommand(setAgenda)
  const { items } = workshop
  const store = (next: typeof items, said: string) =>
    save.mutate(
      { params: { id: workshop.id }, ifMatch: workshop.revision, body: { risks: next.map(({ risk }) => risk.id) } },
      { onSuccess: () => announce(said) },
    )
  const move = (from: number, to: number) =>
    store(moved(items, from, to), text('workshop.moved', { title: items[from]?.risk.title ?? '', place: to + 1 }))
  const each = items.length === 0 ? null : Math.round((workshop.minutes / items.length) * 10) / 10
  return (
    <Section
      title={text('workshop.agenda')}
      beside={
        may ? (
          <Button look="bare" small onPress={() => setChoosing(true)}>
            {text('workshop.choose')}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? <p className="small">{text('workshop.agendaNone')}</p> : null}
      {each === null ? null : (
        <p className="small">
          {text('workshop.agendaPace', { count: items.length, minutes: workshop.minutes, each: written.number(each) })}
        </p>
      )}
      {save.error ? <Problem problem={save.error} /> : null}
      <ol className={styles.agenda}>
        {items.map(({ id, risk, asset, state }, place) => (
          <li key={id}>
            <span className={styles.place}>{place + 1}</span>
            <span className={styles.what}>
              <Link to={`/risks/${risk.id}`} lang="">
                {risk.code} {risk.title}
              </Link>
              <span className="small">
                {asset.name}
                {state === 'waiting' ? '' : ` · ${text(`itemState.${state}`)}`}
              </span>
            </span>
            {may ? (
              <span className={styles.moves}>
                <button
                  type="button"
                  disabled={place === 0 || save.isPending}
                  aria-label={text('workshop.up', { title: risk.title })}
                  onClick={() => move(place, place - 1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  disabled={place === items.length - 1 || save.isPending}
                  aria-label={text('workshop.down', { title: risk.title })}
                  onClick={() => move(place, place + 1)}
                >
                  <Icon name="down" />
                </button>
                <button
                  type="button"
                  disabled={save.isPending}
                  aria-label={text('workshop.off', { title: risk.title })}
                  onClick={() =>
                    store(
                      items.filter((one) => one.id !== id),
                      text('workshop.agendaSaved'),
                    )
                  }
                >
                  <Icon name="close" />
                </button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {choosing ? <AgendaSheet workshop={workshop} onClose={() => setChoosing(false)} /> : null}
    </Section>
  )
}
