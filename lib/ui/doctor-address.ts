/** What the doctor's page is opened for: a server, as typed, and a room if it is about one. */
export interface DoctorStart {
  readonly server: string;
  /** Empty: a room that nobody is in. */
  readonly room: string;
}

const DOCTOR = '#doctor?';

/** Where the doctor is, from any page of the extension. */
export function doctorHref({ server, room }: DoctorStart): string {
  return `options.html${DOCTOR}${new URLSearchParams({ server, room })}`;
}

/** The other way round; null where the fragment leads to no doctor. */
export function readDoctorHash(hash: string): DoctorStart | null {
  if (!hash.startsWith(DOCTOR)) return null;
  const query = new URLSearchParams(hash.slice(DOCTOR.length));
  return { server: query.get('server') ?? '', room: query.get('room') ?? '' };
}
