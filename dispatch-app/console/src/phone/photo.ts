/** Large enough to read a sign by, and about 200 KB. */
const LONGEST_SIDE = 1600
const QUALITY = 0.8

export interface Picture {
  blob: Blob
  takenAt?: string
  /** for the page only; let it go with {@link forget} */
  address: string
}

/** Draws a picture smaller, upright and without what the camera has written beside it. */
export async function compress(file: File): Promise<Picture> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const factor = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * factor))
    canvas.height = Math.max(1, Math.round(image.height * factor))
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob>((done, fail) =>
      canvas.toBlob((made) => (made ? done(made) : fail(new Error('the canvas gave no picture'))), 'image/jpeg', QUALITY),
    )
    return { blob, takenAt: file.lastModified ? new Date(file.lastModified).toISOString() : undefined, address: URL.createObjectURL(blob) }
  } finally {
    image.close()
  }
}

export const forget = (picture: Picture) => URL.revokeObjectURL(picture.address)
