/** A camera whose frames are read for labels until it is closed. */
import type { Client } from '../../client/client';
import { follow } from '../../client/follow';
import { greyPictureOf } from './greyPicture';

export type CameraTrouble = 'refused' | 'none' | 'busy' | 'broken';

export interface CameraListener {
  onStart(cameras: readonly { readonly id: string; readonly name: string }[]): void;
  onLabel(text: string): void;
  onTrouble(trouble: CameraTrouble): void;
}

const wantedPx = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** `cameraId` null for whichever looks away from the person. The returned function closes the camera. */
export function openCamera(
  client: Client,
  video: HTMLVideoElement,
  cameraId: string | null,
  listener: CameraListener,
): () => void {
  const closing = new AbortController();
  const { signal } = closing;
  let stream: MediaStream | null = null;

  async function show(): Promise<void> {
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          ...wantedPx,
          ...(cameraId === null ? { facingMode: 'environment' } : { deviceId: { exact: cameraId } }),
        },
      });
      if (signal.aborted) return stop();
      stream.getVideoTracks()[0]?.addEventListener('ended', () => listener.onTrouble('broken'));
      video.srcObject = stream;
      await video.play();
      const devices = await navigator.mediaDevices.enumerateDevices();
      listener.onStart(
        devices
          .filter(({ kind }) => kind === 'videoinput')
          .map(({ deviceId, label }) => ({ id: deviceId, name: label })),
      );
      await readFrames();
    } catch (error) {
      if (!signal.aborted) listener.onTrouble(troubleOf(error));
      stop();
    }
  }

  async function readFrames(): Promise<void> {
    for (let frame = 0; !signal.aborted; frame += 1) {
      const picture = await greyPictureOf(video);
      const { labels } = await client.labels.readPicture({ picture, effort: 'glance', frame }, { signal });
      for (const { text } of labels) listener.onLabel(text);
    }
  }

  function stop(): void {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  }

  // Main lets the page have a camera while this goes on.
  const leave = follow((inner) => client.labels.holdCamera(undefined, { signal: inner }), {
    onItem: () => void show(),
    onFailure: () => listener.onTrouble('broken'),
  });
  return () => {
    closing.abort();
    leave();
    stop();
  };
}

/** By the names of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'broken';
  }
}
