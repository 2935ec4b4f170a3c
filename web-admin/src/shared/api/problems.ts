/** A request failed; what an editor can correct comes as findings instead. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';

  /**
   * @param code from the server's closed list, or NETWORK when no answer came
   * @param requestId to quote when asking for help
   * @param params values named in the sentence, as the server gives them to programs
   * @param field of the input that was refused
   */
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | undefined = undefined,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly field: string | undefined = undefined,
  ) {
    super(message);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof RequestProblem ? error.code : 'INTERNAL';
}

/** Each reason of a refusal that lists them all, in the language of the interface; empty if it lists none. */
export function reasonsOf(error: unknown, language: string): string[] {
  if (!(error instanceof RequestProblem)) return [];
  const reasons = error.params[language.startsWith('zh') ? 'reasonsZh' : 'reasonsEn'];
  return typeof reasons === 'string' ? reasons.split('\n- ').filter((line) => line !== '') : [];
}
