/** The longest side of a picture, in pixels, and its size in bytes. */
const SIDE = 1_600;
const LARGEST = 2 * 1024 * 1024;
const LARGEST_FILE = 40 * 1024 * 1024;

/** Only what every browser shows, and none that can hold script. */
export const SHOWN = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Draws a picture anew: what comes out has the pixels and nothing else of the file, neither place nor date nor camera nor name.
 * Undefined if the file is none, or stays too large.
 */
export async function redrawn(file: Blob): Promise<Blob | 'none' | 'large'> {
  if (file.size > LARGEST_FILE) return 'large';
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (image === undefined || image.width === 0) return 'none';
  for (let side = SIDE; side >= 200; side /= 2) {
    const made = await drawn(image, Math.min(1, side / Math.max(image.width, image.height)));
    if (made !== null && made.size <= LARGEST) return made;
  }
  return 'large';
}

function drawn(image: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
