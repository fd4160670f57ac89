type CuecLine = { reference: string; what: string }

/** What somebody pasted, a point on each line; before it may stand a short reference with a tab or a semicolon behind it. */
export function readCuecLines(typed: string): CuecLine[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, reference = '', what = ''] = /^([^\t;]{1,80})[\t;]\s*(\S.*)$/.exec(line) ?? []
      return what === '' ? { reference: '', what: line } : { reference: reference.trim(), what }
    })
}
