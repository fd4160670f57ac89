import { useState } from 'react'
import { downloadVersion, downloadVersionFile, readVersion } from '../../features/documents/versions.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import styles from './documents.module.css'
import type { VersionRead } from './documents.ts'
import { RichBody } from './rich-body.tsx'

/** The text of one version, with what has to be remembered on top. */
export function VersionText({ id, title }: { id: string; title: string }) {
  const text = useText()
  const { call } = useSession()
  const [folded, setFolded] = useState(true)
  const answer = useAnswer(readVersion, { params: { id } })
  return (
    <Section title={title} beside={<Downloads id={id} />}>
      <Loaded answer={answer}>
        {(version) => (
          <>
            {version.inShort ? (
              <ul className={styles.short} lang={version.language} aria-label={text('reading.inShort')}>
                {version.inShort.split('\n').map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
            {version.body && version.inShort && folded ? (
              <Button look="quiet" onPress={() => setFolded(false)}>
                {text('documents.showWhole', { count: version.minutes })}
              </Button>
            ) : version.body ? (
              <RichBody body={version.body} lang={version.language} />
            ) : null}
            {version.test ? <WholeTest test={version.test} lang={version.language} /> : null}
            {version.fileName ? (
              <>
                <p>{text('reading.file', { name: version.fileName })}</p>
                <Button look="quiet" onPress={() => void call(downloadVersionFile, { params: { id } }).then(keepFile)}>
                  {text('reading.saveFile')}
                </Button>
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  )
}

/** A test with its right answers, for whoever writes or approves it. */
function WholeTest({ test, lang }: { test: NonNullable<VersionRead['test']>; lang: string }) {
  const text = useText()
  return (
    <section className={styles.wholeTest}>
      <h3>{text('reading.test')}</h3>
      <p className="small">{text('documents.passAt', { pass: test.pass })}</p>
      <ol>
        {test.questions.map((one) => (
          <li key={JSON.stringify(one)}>
            <span lang={lang}>{one.question}</span>
            <ul>
              {one.answers.map((answer) => (
                <li key={answer}>
                  <span lang={lang}>{answer}</span>
                  {answer === one.answers[one.right] ? ` (${text('documents.rightOne')})` : null}
                </li>
              ))}
            </ul>
            {one.why ? (
              <p className="small" lang={lang}>
                {one.why}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Downloads({ id }: { id: string }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  return (
    <span className="row screen-only">
      {(['pdf', 'docx'] as const).map((format) => (
        <Button
          key={format}
          look="bare"
          small
          label={text('documents.download', { format: format.toUpperCase() })}
          onPress={() => void call(downloadVersion, { params: { id }, query: { format }, at }).then(keepFile)}
        >
          <Icon name="download" /> {format.toUpperCase()}
        </Button>
      ))}
    </span>
  )
}
