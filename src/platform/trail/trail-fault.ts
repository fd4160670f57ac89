/** A place where the store is not as it was written. */
export type TrailFault = {
  kind: 'leaf' | 'gap' | 'root' | 'signature' | 'row' | 'history' | 'checkpoint' | 'file'
  organisation: string
  revision: number | null
  table: string | null
  key: string | null
  sentence: string
}
