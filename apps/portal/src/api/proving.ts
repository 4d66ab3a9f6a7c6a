import { signal } from '@preact/signals';

/** Whether this device is computing something just now so that a call gets through. */
export const isProving = signal(false);
