/** What a camera sees, as Chromium's fake camera plays it: YUV4MPEG2, one grey frame. */
import { writeFile } from 'node:fs/promises';
import type { Picture } from '../../../main/labels';

/** Width and height are even, as the format's colour planes ask for. */
export async function writeCameraFile(file: string, { width, height, luminance }: Picture): Promise<void> {
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luminance, colour]);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([header, frame, frame]));
}
