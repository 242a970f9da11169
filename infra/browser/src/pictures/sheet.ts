import sharp from 'sharp';

interface Part {
  readonly picture: Buffer;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

const GROUND = '#8a8a94';

/** Pictures side by side in one small one. */
export async function sheet(parts: readonly Part[]): Promise<Buffer> {
  const placed = await Promise.all(
    parts.map(async ({ picture, width, height, left, top }) => ({
      input: await sharp(picture).resize({ width, height, fit: 'cover', position: 'top' }).toBuffer(),
      left,
      top,
    })),
  );
  return sharp({
    create: {
      width: Math.max(...parts.map(({ left, width }) => left + width)),
      height: Math.max(...parts.map(({ top, height }) => top + height)),
      channels: 3,
      background: GROUND,
    },
  })
    .composite(placed)
    .webp({ quality: 76, effort: 6 })
    .toBuffer();
}
