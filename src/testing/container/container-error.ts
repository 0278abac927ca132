/** Options that cannot be used, or not together; told before anything is started. */
export class ContainerOptionError extends Error {
  override readonly name = 'ContainerOptionError';
}

/** A container that did not become ready; the message has what the emulator said. */
export class ContainerStartError extends Error {
  override readonly name = 'ContainerStartError';
}
