import { Drawer } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useEnded } from '../session/ended.ts'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import { useFocusBack } from './focus-back.ts'
import styles from './sheet.module.css'

type SheetProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** Buttons that stay in sight at the bottom. */
  foot: ReactNode
  onSubmit: (event: FormEvent) => void
  /** What is on it is shown this once: only a button takes it away. */
  shownOnce?: boolean
  children: ReactNode
}

/** A form on a sheet from the side; what lies beneath stays visible. Whole screen on a telephone. */
export function Sheet({ opened, onClose, title, foot, onSubmit, shownOnce = false, children }: SheetProps) {
  const text = useText()
  const ended = useEnded()
  useFocusBack(opened)
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      classNames={{ content: styles.content, title: styles.title, body: styles.body, header: styles.header }}
      closeOnClickOutside={false}
      // While somebody signs in again on top of it, Escape must not take away what was typed here.
      closeOnEscape={!ended && !shownOnce}
      trapFocus={!ended}
      transitionProps={{ duration: 120 }}
      data-locks-scroll
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not the library's header: that would count as a second banner of the page. */}
        <div className={styles.header}>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={text('sheet.close')} />
        </div>
        <Drawer.Body>
          <form
            className={styles.form}
            onSubmit={(event) => {
              // A sheet that a form opened is part of that form to React, which would send it along.
              event.stopPropagation()
              onSubmit(event)
            }}
            noValidate
          >
            <div className={styles.fields}>{children}</div>
            <div className={styles.foot}>{foot}</div>
          </form>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** The usual end of a sheet: save, or leave everything as it was. */
export function SaveFoot({ busy, onCancel, save }: { busy: boolean; onCancel: () => void; save?: string }) {
  const text = useText()
  return (
    <>
      <Button submit busy={busy}>
        {save ?? text('sheet.save')}
      </Button>
      <Button look="bare" onPress={onCancel}>
        {text('sheet.cancel')}
      </Button>
    </>
  )
}
