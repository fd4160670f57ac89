/** Height over width of an SVG, from its view box, else from its width and height; a half where it says neither. */
export function drawingSize(svg: string): { ratio: number } {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const box =
    /\bviewBox\s*=\s*["']\s*([^"']+)["']/
      .exec(root)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const side = (name: string) =>
    Number.parseFloat(new RegExp(`\\s${name}\\s*=\\s*["']([^"']+)["']`).exec(root)?.[1] ?? '')
  const [width, height] = box.length === 4 ? [box[2], box[3]] : [side('width'), side('height')]
  const ratio = Number(height) / Number(width)
  return { ratio: Number.isFinite(ratio) && ratio > 0 ? ratio : 0.5 }
}

/** A PNG of one transparent pixel. */
export const emptyPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4AWMAAQAABQABNtCI3QAAAABJRU5ErkJggg==',
  'base64',
)
