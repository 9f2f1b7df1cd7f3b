import type { Problems } from './en-problems.ts';
import { refusedChanges } from './refused-changes.ts';

const connection: Problems['connection'] = {
  offline: 'Este dispositivo no tiene conexión. En cuanto haya red, todo sigue solo.',
  unreachable:
    'En esta dirección no responde nada. ¿Está en marcha el servidor? ¿Es correcto el puerto?',
  wrong_path:
    'Aquí responde algo, pero no hay ningún socket en esta ruta. Las aplicaciones Phoenix suelen tenerlo en /socket, que es también adonde lleva una dirección sin ruta.',
  not_phoenix: 'Aquí responde algo, pero no habla Phoenix Channels. Revisa la dirección.',
  origin_refused:
    'El servidor no acepta esta extensión. Quien lo administra tiene que permitir su origen: con check_origin en Phoenix, o con --allow-origin en el servidor que viene con Roomlight.',
  upgrade_refused:
    'Aquí responde algo, pero no abre ninguna conexión ni dice por qué. Revisa la ruta: las aplicaciones Phoenix suelen tener el socket en /socket. Si es correcta, puede que no sea un servidor Phoenix, o que su ajuste check_origin no permita esta extensión.',
  server_busy: 'El servidor está ocupado y nos pide que volvamos más tarde.',
  lost: 'Se perdió la conexión. Estamos intentando recuperarla.',
};

const refusal: Problems['refusal'] = {
  rate_limited: 'Ha sido demasiado en poco tiempo. Espera un momento e inténtalo de nuevo.',
  too_large: 'El servidor dice que es demasiado grande.',
  invalid: 'El servidor no entendió esta extensión. Puede que espere otra versión.',
  unauthorized:
    'El servidor no te deja entrar. Puede que antes tengas que iniciar sesión o recibir una invitación.',
  banned: 'Te han sacado de esta sala. Pregunta a quienes la llevan.',
  locked: 'Quienes llevan esta sala no dejan entrar a nadie nuevo. Pídeles que la abran.',
  room_full: 'Esta sala está llena. Inténtalo de nuevo cuando alguien haya salido.',
  read_only: 'Aquí puedes leer, pero no escribir.',
  not_found: 'Esta sala no existe en el servidor. Revisa su nombre.',
  conflict: 'El servidor tiene un estado distinto del nuestro. Intentarlo de nuevo suele ayudar.',
  epoch_changed: 'El historial de esta sala se ha empezado de nuevo en el servidor.',
  server_busy: 'El servidor está ocupado. Inténtalo de nuevo en un momento.',
  wrong_version: 'El servidor habla otra versión. Actualiza Roomlight o el servidor.',
  no_such_room:
    'Este servidor no tiene ningún canal para esta sala. Uno hecho con las guías de Phoenix puede tener solo la sala lobby: prueba ese nombre.',
  not_this_room:
    'El servidor no te deja entrar en esta sala. Un servidor hecho con las guías de Phoenix tiene una sola sala, lobby: sal de esta y prueba ese nombre.',
  no_key:
    'Este navegador no tiene ninguna invitación a esta sala cifrada. Pide una a alguien que esté en ella.',
  unknown: 'El servidor dijo que no, sin un motivo que conozcamos.',
};

const failure: Problems['failure'] = {
  ...refusal,
  too_large: 'El servidor dice que es demasiado largo.',
  too_old: 'Esperó una conexión demasiado tiempo.',
};

const change = {
  ...refusal,
  too_large: 'El servidor dice que es demasiado largo.',
  unauthorized: 'Solo quien escribió un mensaje puede cambiarlo.',
  not_found: 'Este mensaje ya no está.',
};

const command: Problems['command'] = {
  ...refusedChanges(change),
  no_answer: 'El servidor no respondió. Inténtalo de nuevo cuando tengas conexión.',
  not_supported: 'Este servidor no puede hacer eso.',
  not_allowed: 'Eso no se puede hacer desde aquí.',
  server_empty: 'Escribe la dirección de un servidor.',
  server_not_a_url:
    'Esto no es una dirección. Tiene la forma https://example.org o http://127.0.0.1:4000.',
  server_wrong_scheme:
    'Una dirección empieza por https:// o wss://, o por http:// en este ordenador.',
  server_insecure:
    'Sin cifrado solo se usan servidores de este ordenador. En los demás, la dirección tiene que empezar por https:// o wss://.',
  server_has_credentials: 'Quita el usuario y la contraseña de la dirección.',
  page_untold:
    'No se puede decir esta página a otros: es privada, solo se conoce aquí o sirve para iniciar sesión. O la extensión no la ve: muestra la capa en ella.',
  no_invite: 'Ya no puedes invitar a nadie desde este navegador: ha olvidado la invitación.',
  room_damaged_invite: 'Falta una parte de esta invitación. Cópiala otra vez entera.',
  room_empty: 'Escribe el nombre de una sala.',
  room_too_long: 'El nombre de una sala tiene como máximo 128 caracteres.',
  room_characters:
    'El nombre de una sala solo lleva letras a–z, cifras, - y _, y como mucho un : en medio.',
  connection_offline: connection.offline,
  connection_unreachable: connection.unreachable,
  connection_wrong_path: connection.wrong_path,
  connection_not_phoenix: connection.not_phoenix,
  connection_origin_refused: connection.origin_refused,
  connection_upgrade_refused: connection.upgrade_refused,
  connection_server_busy: connection.server_busy,
  connection_lost: connection.lost,
  name_empty: 'Escribe un nombre que verán los demás.',
  name_too_long: 'Un nombre tiene como máximo 40 caracteres.',
  body_empty: 'Todavía no hay nada que enviar.',
  body_too_long: 'Este mensaje es demasiado largo.',
  outbox_full:
    'Hay demasiados mensajes esperando a enviarse. Este se queda aquí; envíalo cuando hayan salido los demás.',
  storage_failed:
    'Tu navegador no pudo guardar esto: el disco está lleno o el almacenamiento está bloqueado. No se ha cambiado nada. Haz sitio o permítelo, e inténtalo de nuevo.',
  room_not_open: 'Esta sala ya no está abierta. Ábrela de nuevo.',
  internal: 'Algo ha fallado en Roomlight. Inténtalo de nuevo; lo que escribiste sigue aquí.',
  permission_missing: 'El navegador no ha dado permiso para esto. Permítelo e inténtalo de nuevo.',
};

const overlay: Problems['overlay'] = {
  not_asked: 'Todavía no se muestra en esta página.',
  hidden_until_reload: 'Oculto en esta página hasta que se vuelva a cargar.',
  hidden_on_site: 'Oculto en este sitio.',
  paused: 'En pausa en todas partes. Mostrarlo aquí termina la pausa.',
  sandboxed_page:
    'Esta página está aislada y no admite el panel flotante. Usa aquí el menú emergente.',
  forbidden_page: 'El navegador no deja que ninguna extensión muestre nada en esta página.',
  no_room: 'Entra en una sala para verla en las páginas.',
};

export const problems: Problems = { connection, refusal, failure, command, overlay };
