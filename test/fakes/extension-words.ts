import { readFileSync } from 'node:fs';

export type ExtensionMessages = Readonly<Record<string, { readonly message: string }>>;

/** What the browser reads of a folder of `public/_locales`. */
export function extensionMessages(folder: string): ExtensionMessages {
  const file = new URL(`../../public/_locales/${folder}/messages.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ExtensionMessages;
}

/** `browser.i18n` of a browser in that language: no message is the empty text. */
export function extensionWords(folder: string) {
  const messages = extensionMessages(folder);
  return {
    getMessage(name: string, substitutions: string | readonly string[] = []): string {
      const values = [substitutions].flat();
      const { message = '' } = messages[name] ?? {};
      return message.replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
    },
  };
}
