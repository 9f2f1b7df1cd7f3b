import type { Words } from './en.ts';
import { problems } from './es-problems.ts';
import { talkIn } from './es-talk.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const LANGUAGE = 'es';
const format = formatsOf(LANGUAGE);
const { plural, number } = format;

const people = (count: number) =>
  plural(count, { one: '1 persona aquí', other: `${number(count)} personas aquí` });
const newMessages = (count: number) =>
  plural(count, { one: '1 mensaje nuevo', other: `${number(count)} mensajes nuevos` });

export const es: Words = {
  language: LANGUAGE,
  direction: 'ltr',

  app: { name: 'Roomlight', loading: 'Un momento…' },

  problems,

  sentences: format.sentences,
  time: { clock: format.clock, dayAndClock: format.dayAndClock },

  connection: {
    connecting: 'Conectando…',
    online: 'En línea',
    reconnecting: 'Reconectando…',
    refused: 'Sin acceso',
    retry: 'Intentar de nuevo',
    why: '¿Por qué?',
    whyAloud: '¿Por qué? Comprobar la conexión, en una pestaña nueva',
    doctor: 'Diagnóstico de la conexión',
  },

  profile: {
    title: 'Tú',
    name: 'Tu nombre',
    nameHint: 'Lo ven los demás en la sala.',
    face: 'Tu cara',
    anotherFace: 'Otra cara',
    saved: 'Guardado',
  },

  server: {
    label: 'Servidor',
    test: 'Probar',
    testing: 'Probando…',
    isRoomlight: (name) =>
      name === null
        ? 'Responde un servidor Roomlight.'
        : `Responde «${isolate(name)}»: un servidor Roomlight.`,
    isPhoenix: 'Responde un servidor Phoenix.',
  },

  rooms: {
    title: 'Salas',
    name: 'Sala',
    nameHint: 'Quienes escriben el mismo nombre se encuentran allí.',
    join: 'Entrar en la sala',
    joining: 'Entrando…',
    joinAnother: 'Entrar en otra sala',
    open: 'Salas abiertas',
    recent: 'Recientes',
    leave: 'Salir de la sala',
    leaveNamed: (room) => `Salir de ${isolate(room)}`,
    back: 'Volver',
    onServer: (host) => `en ${host}`,
    unread: newMessages,
    people,
  },

  welcome: {
    title: 'Mira quién está aquí',
    text: 'Encuentra a quienes leen las mismas páginas. Elige cómo te ven los demás y una sala.',
  },

  menu: {
    open: 'Menú',
    switchRoom: 'Cambiar de sala',
    sidePanel: 'Abrir el panel lateral',
    options: 'Opciones',
  },

  members: {
    title: 'Personas',
    you: 'tú',
    youFirst: 'Tú',
    someone: 'Alguien',
    count: number,
    more: (count) => `+${number(count)}`,
    names: format.names,
    nameParts: format.nameParts,
    summary: (count, names) => `${people(count)}: ${names}`,
    hereToo: (words, names) => `${words}. También en esta página: ${names}.`,
    others: (count) =>
      plural(count, { one: '1 persona más', other: `${number(count)} personas más` }),
    since: (at) => {
      const when = format.clockOrDate(at);
      if (!when.includes(':')) return `desde el ${when}`;
      return /^0?1:/.test(when) ? `desde la ${when}` : `desde las ${when}`;
    },
    state: { idle: 'ausente un momento', hidden: 'en segundo plano' },
    partial: 'Este servidor no muestra a quienes estaban aquí antes que tú.',
    unknown: 'Averiguando quién está aquí…',
    nobody: 'Aquí no figura nadie.',
    alone: 'Por ahora, solo tú',
  },

  messages: {
    log: 'Conversación',
    empty: 'Nadie ha dicho nada todavía. ¡Saluda!',
    loadOlder: 'Ver mensajes anteriores',
    loadingOlder: 'Trayendo mensajes anteriores…',
    toNewest: 'Ir al mensaje más reciente',
    newFromHere: 'Nuevos',
    unverified: 'Este servidor no confirma los nombres',
    historyRestarted: 'El historial de esta sala empieza de nuevo aquí.',
    maybeMissed: 'Has estado fuera. Puede que aquí falten mensajes.',
    notSent: (why) => `No se envió. ${why}`,
    retry: 'Enviar de nuevo',
    discard: 'Descartar',
    delivery: {
      queued: 'Esperando una conexión',
      sending: 'Enviando…',
      unconfirmed: 'Quizá no haya llegado',
      sent: 'Enviado',
    },
  },

  talk: talkIn(format),

  composer: {
    label: 'Mensaje',
    placeholder: (room) => `Mensaje para ${isolate(room)}`,
    send: 'Enviar',
    left: (count) =>
      plural(count, { one: 'Queda 1 carácter', other: `Quedan ${number(count)} caracteres` }),
    notStored:
      'Tu navegador no pudo guardar el mensaje: el disco está lleno o el almacenamiento está bloqueado. Tu texto sigue aquí.',
    draftNotKept:
      'Tu navegador no guarda lo que escribes: el disco está lleno o el almacenamiento está bloqueado. Envíalo antes de cerrar esto.',
    over: (count) =>
      plural(count, { one: 'Sobra 1 carácter', other: `Sobran ${number(count)} caracteres` }),
  },

  quotes: {
    problems: {
      nothing_selected:
        'No hay nada seleccionado en la página. Selecciona algo de texto y vuelve a intentarlo.',
      not_on_this_page: 'Esto no está en la página que tienes delante.',
      no_page: 'Aquí no hay ninguna página que señalar.',
      permission_missing:
        'El navegador solo deja ver una página a Roomlight cuando lo has llamado en ella: haz clic en la lámpara de la barra de herramientas en esa página y vuelve a intentarlo.',
    },
  },

  overlay: {
    showHere: 'Mostrar en esta página',
    pill: (room, count, unread) =>
      unread === 0
        ? `${isolate(room)}, ${people(count)}`
        : `${isolate(room)}, ${people(count)}, ${newMessages(unread)}`,
    minimise: 'Minimizar',
    more: 'Más',
    moveAcross: 'Mover al otro lado',
    hideUntilReload: 'Ocultar hasta que se recargue la página',
    hideOnSite: 'Ocultar en este sitio',
    pause: 'Pausar en todas partes',
  },

  options: {
    title: 'Opciones de Roomlight',
    savedAsYouGo: 'Los cambios se guardan al hacerlos.',
    servers: 'Servidor',
    checkConnection: 'Comprobar la conexión paso a paso',
    server: 'Servidor para salas nuevas',
    serversHint: 'Donde ya has estado:',
    where: 'Dónde se muestra',
    mode: {
      click: 'Solo cuando lo pida',
      clickHint: 'Desde el menú emergente, página por página. No necesita permiso.',
      sites: 'En estos sitios',
      sitesHint: 'Te pide permiso para cada sitio.',
      everywhere: 'En todos los sitios',
      everywhereHint:
        'Te pide permiso para mostrarse en todas las páginas. No se lee nada de ellas.',
    },
    addSite: 'Añadir',
    site: 'Sitio',
    siteHint: 'Por ejemplo, wiki.example.org',
    siteProblem: 'Esto no es el nombre de un sitio. Tiene la forma wiki.example.org.',
    removeSite: (site) => `Quitar ${site}`,
    hidden: 'Oculto en estos sitios',
    hiddenEmpty: 'En ninguno. El menú del panel flotante tiene «Ocultar en este sitio».',
    paused: 'En pausa en todas partes',
    pausedHint: 'El panel flotante no se muestra en ningún sitio hasta que desactives esto.',
  },
};
