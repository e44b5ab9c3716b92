import type { Handler } from '../handler.ts';

const pending = (): never => {
  throw new Error('not built yet');
};

export const showSetup: Handler<'show-setup'> = pending;
export const saveDigests: Handler<'save-digests'> = pending;
export const pauseDigests: Handler<'pause-digests'> = pending;
export const previewDigest: Handler<'preview-digest'> = pending;
