/**
 * Who this extension is. Chrome derives an extension's id from the public key in its manifest: with a
 * fixed key the id is the same on every machine, so a server can be told once which origin to allow.
 * The private half was thrown away; an unpacked extension needs none, and a store signs with its own.
 */
export const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqFM6QTNaDy3rTsuUcklB518KAes8jJzmBgQWLPZglMAlQ2WZaCoG2IrL/7LcJPRKToVSpq4je6AdDW8UyIx/RkSv0qUNAjeSPVycaCLTcVwmdcxCSJHZNcFWjGZ5ZzQxYvg4ZFqeL8fQm+vyZ3C1oKNQ8E6W3cZOGwcg+9V2KkYTuzAzTN3h17eXeAoqYkAImQwmnjuQeNCGRXJqHGaewyiAya9t/Qo6nxLrSBlOJoAWSjkoEXOO/PHo7X7dBolKUlXM2mTQpKj7L+4YxWLicvGnkQ+n3mPrQ2CLOtDmRStTQgdjhJ9/hyAUxPPYNRWf345Nxc1VzEmISuLvdD5IJQIDAQAB';

/** The first 16 bytes of the key's SHA-256, each half byte written as a letter from a to p. */
export const CHROME_ID = 'lonbaekdpgkbbcbkmfajlhfoobldofnd';

/** What Chrome and Edge send as `Origin`. Firefox sends `moz-extension://` and a UUID of its own per install. */
export const CHROME_ORIGIN = `chrome-extension://${CHROME_ID}`;

/** Firefox knows an extension by this. */
export const GECKO_ID = 'roomlight@roomlight.app';
