/** A request failed; what an editor can correct comes as findings instead. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';

  /**
   * @param code from the server's closed list, or NETWORK when no answer came
   * @param requestId to quote when asking for help
   */
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | undefined = undefined,
  ) {
    super(message);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof RequestProblem ? error.code : 'INTERNAL';
}
