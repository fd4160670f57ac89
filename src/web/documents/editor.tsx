import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { isLinkable, type RichText } from '../../core/documents/rich-text.ts'
import { useText } from '../session/text.tsx'
import { cleanBody, type EditorNode } from './clean-body.ts'
import styles from './editor.module.css'
import { EditorToolbar } from './editor-toolbar.tsx'
import { tableNodes } from './table-nodes.ts'

const extensions = [
  StarterKit.configure({
    ...{ code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, dropcursor: false },
    heading: { levels: [2, 3] },
    link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (href) => isLinkable(href) },
  }),
  ...tableNodes,
]

type Props = { body: RichText; lang: string; onChange: (body: RichText) => void }

/** The editor of a text: exactly the parts that a document can have. Large, so it is loaded with the page that needs it. */
export function Editor({ body, lang, onChange }: Props) {
  const text = useText()
  const editor = useEditor({
    extensions,
    content: body,
    // The content security policy takes no style sheet that is made at run time.
    injectCSS: false,
    onUpdate: ({ editor: now }) => onChange(cleanBody(now.getJSON() as EditorNode)),
    editorProps: {
      attributes: { lang, role: 'textbox', 'aria-multiline': 'true', 'aria-label': text('editor.text') },
    },
  })
  return (
    <div className={styles.editor}>
      <EditorToolbar editor={editor} />
      <EditorContent editor={editor} className={styles.page} />
    </div>
  )
}
