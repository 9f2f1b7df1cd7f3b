/**
 * Every address that stands in what is built, and why: a new one can't arrive unseen. None is ever fetched
 * but a server that the person named, whose address is not in here.
 */
export const EXPECTED_ADDRESSES: Readonly<Record<string, string>> = {
  'http://www.w3.org/1998/Math/MathML': 'React: the name of a namespace',
  'http://www.w3.org/1999/xlink': 'React: the name of a namespace',
  'http://www.w3.org/2000/svg': 'React and the icons: the name of a namespace',
  'http://www.w3.org/XML/1998/namespace': 'React: the name of a namespace',
  'https://react.dev/errors/': 'React: text of an error, nothing goes there',
  'http://127.0.0.1:4000': 'the server that is offered in the form: the person’s own machine',
  'https://example.org': 'an example in the words of the form',
  'http://*/*': 'the pattern of a permission',
  'https://*/*': 'the pattern of a permission',
  'http://': 'words about how an address has to begin, and the beginning of one that was typed',
  'https://': 'words about how an address has to begin, and the beginning of one that was typed',
  'wss://': 'words about how an address has to begin',
  'http://${…}': 'a link to the host in a typed or written address',
  'https://${…}': 'a link to the host in a typed or written address',
  'https://${…}/': 'a permission for the site that the person named',
};
