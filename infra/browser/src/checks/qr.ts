import { eventually } from '@ticketing-dev/common/testing';
import jsQrModule from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';

// Published as CommonJS with a `default` of its own.
const jsQr = 'default' in jsQrModule ? jsQrModule.default : jsQrModule;

/** The text of the QR code as it stands on the screen, read as a camera reads it: frame after frame. @throws when none can be read */
export function qrOnScreen(picture: Locator): Promise<string> {
  return eventually(async () => {
    const text = await frameOf(picture);
    if (text === undefined) throw new Error('There is no QR code on the screen that can be read.');
    return text;
  });
}

async function frameOf(picture: Locator): Promise<string | undefined> {
  await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
  const { data, info } = await sharp(await picture.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return jsQr(pixels, info.width, info.height)?.data;
}
