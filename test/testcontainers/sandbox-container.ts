import { AmpsSandboxContainer, DEFAULT_IMAGE } from 'amps-sandbox/testcontainers';

/** The image under test: that of this version, unless another is named. */
export const IMAGE = process.env.AMPS_SANDBOX_IMAGE ?? DEFAULT_IMAGE;

export function sandboxContainer(): AmpsSandboxContainer {
  return new AmpsSandboxContainer(IMAGE);
}
