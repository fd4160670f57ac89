import { Popover } from '@mantine/core'
import { useState } from 'react'
import { downloadSoa } from '../../features/soa/soa.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './statement.module.css'

const formats = ['pdf', 'docx', 'xlsx', 'json'] as const
type Format = (typeof formats)[number]

type DownloadMenuProps = {
  editions: readonly { id: string; name: string }[]
  /** An approved version; left out: the statement as it stands at the moment that is looked at. */
  version?: number
  /** All standards beside each other is what is on screen, so it is chosen at first. */
  combined?: boolean
}

/** The statement as a file: of one edition or of all together, in either language. Making it goes on when the menu is closed. */
export function DownloadMenu({ editions, version, combined: combinedFirst }: DownloadMenuProps) {
  const text = useText()
  const written = useWritten()
  const { at } = useMoment()
  const language = useLanguage()
  const [opened, setOpened] = useState(false)
  const [edition, setEdition] = useState<string | null>(combinedFirst && editions.length > 1 ? 'combined' : '')
  const [shownIn, setShownIn] = useState<Language | null>(null)
  const { make, making, problem } = useMaking(version)
  const combined = edition === 'combined'
  const file = {
    edition: combined ? undefined : edition || undefined,
    view: combined ? ('combined' as const) : undefined,
    language: shownIn ?? language,
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          look="quiet"
          small={version !== undefined}
          busy={making !== null && !opened}
          onPress={() => setOpened(!opened)}
          label={version === undefined ? undefined : text('statement.downloadVersion', { version })}
        >
          <Icon name="download" />
          &nbsp;{text('statement.download')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text('statement.download')} className={styles.download}>
        {at !== null && version === undefined ? (
          <p className="small">{text('statement.downloadAt', { day: written.day(at) })}</p>
        ) : null}
        {editions.length > 1 ? (
          <ChoiceField
            label={text('statement.downloadFor')}
            field={{ name: `edition-${version}`, value: edition, onChange: setEdition, error: undefined }}
            choices={[
              { value: '', label: text('statement.downloadAll') },
              { value: 'combined', label: text('statement.downloadCombined') },
              ...editions.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        <ChoiceField
          label={text('language.choose')}
          field={{ name: `language-${version}`, value: file.language, onChange: setShownIn, error: undefined }}
          choices={languages.map((one) => ({ value: one, label: text(`language.${one}`) }))}
        />
        <div className={styles.formats}>
          {formats.map((format) => (
            <Button
              key={format}
              look={format === 'pdf' ? 'main' : 'quiet'}
              busy={making === format}
              disabled={making !== null && making !== format}
              onPress={() => void make(format, file)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
        <p className="small" role="status">
          {making ? text('statement.making', { format: making.toUpperCase() }) : text('statement.formats')}
        </p>
        {problem ? <Problem problem={problem} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function useMaking(version: number | undefined) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (
    format: Format,
    asked: { edition: string | undefined; view: 'combined' | undefined; language: Language },
  ) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadSoa, { query: { ...asked, format, version }, at })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  return { make, making, problem }
}
