import { useText } from '../session/text.tsx'
import { type ChosenFile, FileButton } from '../ui/file-button.tsx'
import styles from './list-import.module.css'

type Props = {
  file: ChosenFile | null
  /** Which endings of names the file can have. */
  accept: string
  hint: string
  tooLarge: string | null
  /** A file was read: choosing another is no longer the first thing to do. */
  read: boolean
  busy: boolean
  onChoose: (file: ChosenFile) => void
}

/** The first step of every import: which file. */
export function FileChoice({ file, accept, hint, tooLarge, read, busy, onChoose }: Props) {
  const text = useText()
  return (
    <>
      <div className={`row ${styles.before}`}>
        <FileButton look={read ? 'quiet' : 'main'} accept={accept} busy={busy} onChoose={onChoose}>
          {text('listImport.choose')}
        </FileButton>
        {file ? <span>{file.name}</span> : <span className="small">{hint}</span>}
      </div>
      {tooLarge ? <p role="alert">{tooLarge}</p> : null}
    </>
  )
}
