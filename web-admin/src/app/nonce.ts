/**
 * The nonce the server wrote into this page; empty in development. Style elements that libraries make without it (the
 * scroll lock of dialogs, among others) would be refused by the content security policy, so that every style element
 * made by a script of ours carries it.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

if (nonce) {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
