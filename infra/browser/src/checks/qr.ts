import jsQrModule from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';

// Published as CommonJS with a `default` of its own.
const jsQr = 'default' in jsQrModule ? jsQrModule.default : jsQrModule;

/** The text of the QR code as it stands on the screen, read as a camera reads it. */
export async function qrOnScreen(picture: Locator): Promise<string | undefined> {
  await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
  const { data, info } = await sharp(await picture.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return jsQr(pixels, info.width, info.height)?.data;
}
