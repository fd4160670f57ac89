import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { listStartingTexts, startFromTexts } from '../../features/documents/documents.contract.ts'
import type { Language } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { DocumentSheet } from './document-sheet.tsx'
import styles from './documents.module.css'

type Texts = Answer<typeof listStartingTexts>

/** Beginning documents: with texts in our own words, several at once, or with an empty page. */
export function BeginPage() {
  const text = useText()
  const language = useLanguage()
  const may = useMay('documents:write')
  const answer = useAnswer(listStartingTexts, {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [opened, setOpened] = useState<'fill' | 'empty' | null>(null)
  return (
    <Page
      title={text('documents.begin')}
      lede={text('documents.beginLede')}
      crumbs={<Link to="/policies">{text('documents.title')}</Link>}
      action={
        may ? (
          <Button look="quiet" onPress={() => setOpened('empty')}>
            {text('documents.newEmpty')}
          </Button>
        ) : null
      }
    >
      <Loaded answer={answer}>
        {(found) => (
          <>
            <Section title={text('documents.startingTexts')}>
              <ul className={styles.texts}>
                {found.items.map((one) => (
                  <li key={one.id}>
                    <StartingText
                      one={one}
                      checked={chosen.includes(one.id)}
                      disabled={!may}
                      onCheck={(on) =>
                        setChosen((before) => (on ? [...before, one.id] : before.filter((id) => id !== one.id)))
                      }
                    />
                  </li>
                ))}
              </ul>
            </Section>
            {may ? (
              <Button disabled={chosen.length === 0} onPress={() => setOpened('fill')}>
                {text('documents.takeTexts', { count: chosen.length })}
              </Button>
            ) : null}
            {opened === 'fill' ? (
              <FillSheet found={found} chosen={chosen} language={language} onClose={() => setOpened(null)} />
            ) : null}
            {opened === 'empty' ? (
              <DocumentSheet document={null} language={language} onClose={() => setOpened(null)} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type OneProps = { one: Texts['items'][number]; checked: boolean; disabled: boolean; onCheck: (on: boolean) => void }

function StartingText({ one, checked, disabled, onCheck }: OneProps) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <Checkbox
        label={<b>{written.inLanguage(one.title)}</b>}
        description={written.inLanguage(one.purpose)}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <p className="small">
        {text(`documents.kind.${one.kind}`)} · {text('reading.minutes', { count: one.minutes })} ·{' '}
        {written.inLanguage(one.audience)}
        {one.hasTest ? ` · ${text('documents.withTest')}` : ''}
        {one.used ? (
          <>
            {' · '}
            <Link to={`/policies/${one.used}`}>{text('documents.usedAlready')}</Link>
          </>
        ) : null}
      </p>
    </>
  )
}

const asked = [
  'board',
  'securityOfficer',
  'securityContact',
  'dataProtectionOfficer',
  'incidentContact',
  'itSupport',
] as const

type FillProps = { found: Texts; chosen: readonly string[]; language: Language; onClose: () => void }

/** What the profile does not tell and the texts need. What is left empty becomes a gap that is filled in later. */
function FillSheet({ found, chosen, language, onClose }: FillProps) {
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const start = useCommand(startFromTexts)
  const form = useForm(
    { language, ...found.proposed[language] },
    {
      submit: async ({ language: of, ...facts }) => {
        const made = await start.mutateAsync({ body: { texts: [...chosen], language: of, facts } })
        announce(text('documents.begun', { count: made.documents.length }))
        const [only] = made.documents
        go(made.documents.length === 1 && only ? `/policies/${only.id}/edit` : '/policies?state=open')
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('documents.fillIn')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('documents.makeDrafts')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('documents.fillInWhy')}</p>
      <SelectField
        label={text('documents.language')}
        choices={(['nl', 'en'] as const).map((one) => ({ value: one, label: text(`language.${one}`) }))}
        field={{
          ...form.field('language'),
          onChange: (of) => form.setValues({ language: of, ...found.proposed[of] }),
        }}
      />
      {asked.map((name) => (
        <TextField key={name} label={text(`documents.asked.${name}`)} optional field={form.field(name)} />
      ))}
    </Sheet>
  )
}
