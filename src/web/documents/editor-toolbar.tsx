import { type Editor, useEditorState } from '@tiptap/react'
import { type ReactNode, useState } from 'react'
import { isLinkable } from '../../core/documents/rich-text.ts'
import { type TextName, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import styles from './editor.module.css'
import { Sign } from './editor-signs.tsx'
import { newTable, tableCommands } from './table-nodes.ts'

type Tool = { name: TextName; sign: ReactNode; active?: boolean; disabled?: boolean; run: () => void }

/** What can be done with the text: each a button with a word for those who do not see its sign. */
export function EditorToolbar({ editor }: { editor: Editor }) {
  const text = useText()
  const [linking, setLinking] = useState(false)
  const now = useEditorState({
    editor,
    selector: ({ editor: of }) => ({
      bold: of.isActive('bold'),
      italic: of.isActive('italic'),
      link: of.isActive('link'),
      heading2: of.isActive('heading', { level: 2 }),
      heading3: of.isActive('heading', { level: 3 }),
      bullets: of.isActive('bulletList'),
      numbers: of.isActive('orderedList'),
      quote: of.isActive('blockquote'),
      table: of.isActive('table'),
      undo: of.can().undo(),
      redo: of.can().redo(),
    }),
  })
  const act = () => editor.chain().focus()
  const onTable = (command: keyof typeof tableCommands) => () => {
    tableCommands[command](editor.state, editor.view.dispatch)
    editor.commands.focus()
  }
  const tools: Tool[] = [
    { name: 'editor.bold', sign: 'B', active: now.bold, run: () => act().toggleBold().run() },
    { name: 'editor.italic', sign: 'I', active: now.italic, run: () => act().toggleItalic().run() },
    { name: 'editor.link', sign: <Sign name="link" />, active: now.link, run: () => setLinking(!linking) },
    { name: 'editor.heading2', sign: 'H', active: now.heading2, run: () => act().toggleHeading({ level: 2 }).run() },
    { name: 'editor.heading3', sign: 'h', active: now.heading3, run: () => act().toggleHeading({ level: 3 }).run() },
    {
      name: 'editor.bullets',
      sign: <Sign name="bullets" />,
      active: now.bullets,
      run: () => act().toggleBulletList().run(),
    },
    {
      name: 'editor.numbers',
      sign: <Sign name="numbers" />,
      active: now.numbers,
      run: () => act().toggleOrderedList().run(),
    },
    { name: 'editor.quote', sign: <Sign name="quote" />, active: now.quote, run: () => act().toggleBlockquote().run() },
    ...(now.table
      ? []
      : [
          {
            name: 'editor.table' as const,
            sign: <Sign name="table" />,
            run: () => act().insertContent(newTable).run(),
          },
        ]),
    { name: 'editor.undo', sign: <Sign name="undo" />, disabled: !now.undo, run: () => act().undo().run() },
    { name: 'editor.redo', sign: <Sign name="redo" />, disabled: !now.redo, run: () => act().redo().run() },
  ]
  return (
    <div role="toolbar" aria-label={text('editor.tools')} className={styles.toolbar}>
      {tools.map((tool) => (
        <button
          key={tool.name}
          type="button"
          className={styles.tool}
          aria-label={text(tool.name)}
          title={text(tool.name)}
          aria-pressed={tool.active}
          disabled={tool.disabled}
          onClick={tool.run}
        >
          <span aria-hidden="true">{tool.sign}</span>
        </button>
      ))}
      {now.table
        ? (['addRowAfter', 'addColumnAfter', 'deleteRow', 'deleteColumn', 'deleteTable'] as const).map((command) => (
            <Button key={command} look="bare" small onPress={onTable(command)}>
              {text(`editor.${command}`)}
            </Button>
          ))
        : null}
      {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
    </div>
  )
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const text = useText()
  const before: unknown = editor.getAttributes('link').href
  const [href, setHref] = useState(typeof before === 'string' ? before : 'https://')
  const [error, setError] = useState<string | undefined>(undefined)
  const set = () => {
    const wanted = /^[^\s:]+@[^\s:]+$/.test(href.trim()) ? `mailto:${href.trim()}` : href.trim()
    if (!isLinkable(wanted)) return setError(text('editor.linkWrong'))
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && before === undefined) {
      chain.insertContent({ type: 'text', text: wanted, marks: [{ type: 'link', attrs: { href: wanted } }] }).run()
    } else chain.setLink({ href: wanted }).run()
    onDone()
  }
  return (
    <div className={styles.link}>
      <TextField label={text('editor.linkTo')} field={{ name: 'href', value: href, error, onChange: setHref }} />
      <Button small onPress={set}>
        {text('editor.linkSet')}
      </Button>
      {before === undefined ? null : (
        <Button
          small
          look="bare"
          onPress={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run()
            onDone()
          }}
        >
          {text('editor.linkRemove')}
        </Button>
      )}
    </div>
  )
}
