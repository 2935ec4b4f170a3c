/** A rule for a group of boxes. Not `required`: that writes aria-required, which a group may not carry (WAI-ARIA 1.2). */
export function atLeastOne(message: string) {
  return {
    validator: (_rule: unknown, value: unknown[] | undefined) =>
      (value?.length ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(message)),
  };
}
