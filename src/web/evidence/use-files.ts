import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../session/problem.ts'
import { type Uploaded, useUpload } from '../session/upload.ts'

/** A file that was chosen: on its way (0 to 1), there, or refused. */
export type ChosenFile = {
  key: number
  file: File
  share: number
  uploaded: Uploaded | null
  problem: ApiProblem | null
}

let keys = 0

/** The files of a form. Each is sent as soon as it is chosen; what is taken off is no longer sent. */
export function useFiles(most: number | undefined, tooLarge: (name: string) => string) {
  const upload = useUpload()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const sending = useRef(new Map<number, AbortController>())
  useEffect(() => {
    const all = sending.current
    return () => {
      for (const one of all.values()) one.abort()
    }
  }, [])

  const change = (key: number, changed: Partial<ChosenFile>) =>
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...changed } : one)))

  const send = async ({ key, file }: Pick<ChosenFile, 'key' | 'file'>) => {
    if (most !== undefined && file.size > most) {
      change(key, { problem: new ApiProblem({ status: 413, code: 'file-too-large', detail: tooLarge(file.name) }) })
      return
    }
    const stop = new AbortController()
    sending.current.set(key, stop)
    change(key, { problem: null, share: 0 })
    try {
      const uploaded = await upload(file, { signal: stop.signal, onProgress: (share) => change(key, { share }) })
      change(key, { uploaded, share: 1 })
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      if (caught.code !== 'stopped') change(key, { problem: caught })
    } finally {
      sending.current.delete(key)
    }
  }

  return {
    files,
    add: (chosen: Iterable<File>) => {
      const fresh = [...chosen].map((file) => {
        keys += 1
        return { key: keys, file, share: 0, uploaded: null, problem: null }
      })
      setFiles((before) => [...before, ...fresh])
      for (const one of fresh) void send(one)
    },
    again: (key: number) => {
      const found = files.find((one) => one.key === key)
      if (found) void send(found)
    },
    remove: (key: number) => {
      sending.current.get(key)?.abort()
      setFiles((before) => before.filter((one) => one.key !== key))
    },
    busy: files.some(({ uploaded, problem }) => uploaded === null && problem === null),
    failed: files.some(({ problem }) => problem !== null),
  }
}

export type Files = ReturnType<typeof useFiles>
