import type { PageWords } from './en-pages.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { plural, number } = formatsOf('es');

export const pages: PageWords = {
  room: {
    unreached: (server: string) =>
      `Aún no se ha podido llegar a esta sala. Su servidor: ${isolate(server)}`,
    changeServer: 'Cambiar el servidor',
    mute: 'Silenciar esta sala',
    unmute: 'Dejar de silenciar esta sala',
    muted: 'Silenciada',
    doNotDisturb: 'No molestar',
    disturbAgain: 'Terminar «No molestar»',
    beInvisible: 'Ser invisible',
    beVisible: 'Ser visible otra vez',
    invisible: 'Invisible para los demás',
    visibleHere: 'Este servidor no puede ocultar a nadie: la gente de esta sala te ve.',
    lock: 'Bloquear la entrada a esta sala',
    unlock: 'Abrir la entrada a esta sala',
    locked: 'Cerrada: no entra nadie nuevo',
    banned: 'Personas vetadas…',
    bannedTitle: 'Personas vetadas en esta sala',
    bannedNobody: 'Nadie.',
    letIn: 'Dejar entrar de nuevo',
    letInNamed: (name) => `Dejar entrar de nuevo a ${isolate(name)}`,
    copyInvite: 'Copiar invitación',
    sharePage: 'Mostrar cuando estoy en la misma página',
    hidePage: 'Dejar de mostrar cuando estoy en la misma página',
    shareAsk: '¿Mostrar cuando estás en la misma página?',
    shareYes: 'Mostrar',
    sharesPage: 'Se muestra tu página',
    keys: 'Alt+↑ y Alt+↓ van de sala en sala.',
    listKeys: '↑ y ↓ recorren la lista, y también escribir el principio de un nombre.',
  },

  invite: {
    link: 'Invitación a esta sala',
    copied: 'Copiada. Quien tenga el enlace puede entrar.',
    notCopied: 'Tu navegador no permitió copiarla. Selecciona el enlace y cópialo tú.',
    close: 'Cerrar',
    title: 'Te han invitado',
    to: (room, server) => `La sala «${isolate(room)}» en ${server}.`,
    known: 'Ya has estado en este servidor.',
    unknown:
      'Aún no has estado en este servidor. Sabrá tu nombre, tu cara y tu dirección de red, y puede leer lo que se dice allí.',
    join: 'Entrar',
    notNow: 'Ahora no',
    newer: 'Este Roomlight no conoce este tipo de invitación. Actualízalo e inténtalo de nuevo.',
    fieldHint:
      'Quienes escriben el mismo nombre se encuentran allí. También puedes pegar una invitación.',
  },

  sealed: {
    name: 'Sala privada',
    create: 'Nueva sala privada',
    createHint:
      'Cifrada: solo puede leerla quien invites. El nombre que escribas queda entre vosotros.',
    invited: 'Esta sala está cifrada: solo puede leer quien tenga su invitación.',
    unknown:
      'Aún no has estado en este servidor. Sabrá tu dirección de red y cuándo estás aquí, pero ni tu nombre ni lo que se dice.',
    about: 'Qué está protegido aquí',
    protects:
      'El servidor no puede leer lo que se dice aquí, ni nombres, caras y reacciones, ni qué página compartes. Solo puede quien tenga la invitación.',
    sees: 'El servidor ve las direcciones de red, quién está conectado y quién escribe, cuándo se dice algo y más o menos cuánto ocupa.',
    forward:
      'Quien consiga la invitación, incluso mucho después, puede leer todo lo que el servidor aún tenga. Para dejar a alguien fuera, crea otra sala privada e invita a los demás.',
    signed:
      'Cada navegador firma con una clave propia. Se confía en la primera clave de cada persona, y otra se avisa. Para tener certeza, comparad los números de seguridad desde la lista de personas.',
    forget: 'No invitar a nadie más desde aquí',
    forgetAsk: '¿No invitar a nadie más desde este navegador?',
    forgetMeans:
      'Este navegador olvida con qué se hace una invitación. Sigues en la sala, y otros pueden invitar.',
    keep: 'Conservarla',
    close: 'Cerrar',
  },

  travel: {
    come: 'Pedir a todos que vengan aquí',
    comeAsk: '¿Pedir a todos que vengan a esta página?',
    comeMeans:
      'Las personas de esta sala, y nadie más, conocen su dirección durante un minuto. Cada una decide si viene.',
    comeYes: 'Pedirlo',
    lead: 'Dejar que me sigan',
    leadAsk: '¿Dejar que te sigan de página en página?',
    leadMeans:
      'Las personas de esta sala, y nadie más, conocen la dirección de cada página que tengas delante, hasta que pares.',
    leadYes: 'Dejar que me sigan',
    untold:
      'Nunca se dicen: ventanas privadas, páginas para iniciar sesión, bancos, correo web y páginas de este equipo o de tu propia red.',
    asks: (name) => `${isolate(name)} te pide que vengas a`,
    leads: (name) => `${isolate(name)} va de página en página y ahora está en`,
    following: (name) => `Esta pestaña va a donde va ${isolate(name)}.`,
    asked: 'Durante un minuto se pide a todos que vengan a',
    leading: 'Las personas de aquí pueden seguirte: saben adónde vas.',
    go: 'Ir allí',
    notNow: 'Ahora no',
    follow: 'Seguir',
    stop: 'Parar',
    consentLabel: 'Cuando alguien de aquí me pide que vaya',
    consent: {
      ask: 'Preguntarme',
      always: 'Ir enseguida, en la pestaña de delante',
      never: 'No mostrarlo',
    },
  },

  pageRoom: {
    title: 'Donde estás',
    page: 'Sala de esta página',
    site: 'Sala de este sitio',
    ask: (site) => `¿Encontrarte con gente en ${site}?`,
    everybody:
      'Quien tenga Roomlight en este servidor y abra la sala de la misma página está allí, y ve tu nombre y tu cara.',
    guess:
      'El nombre de la sala se forma a partir de la dirección. El servidor no recibe la dirección, pero podría adivinar qué página es.',
    server: (server) => `El servidor: ${server}`,
    agree: 'Abrir la sala',
    notNow: 'Ahora no',
    why: {
      no_web_page: 'Esto no es una página de la web, así que no tiene sala propia.',
      own_network: 'Las páginas de este equipo o de tu red no tienen sala propia.',
      sensitive:
        'Las páginas de inicio de sesión, los bancos, la salud y el correo no tienen sala propia.',
      private_window: 'En una ventana privada ninguna página tiene sala propia.',
    },
  },

  welcome: {
    intro: 'Todo está relleno menos la sala. Escribe su nombre, pulsa Intro y ya estás dentro.',
    localFound: 'En este equipo funciona un servidor. Ya está puesto.',
    localMissing:
      'En este equipo no funciona ningún servidor. Escribe la dirección del tuyo, o arranca el que viene con Roomlight: npm run server',
    pin: 'Ten la lámpara a la vista',
    pinChromium:
      'Haz clic en la pieza de puzle de la barra y después en la chincheta de Roomlight.',
    pinFirefox:
      'Haz clic en la pieza de puzle de la barra, después en la rueda de Roomlight y en «Anclar a la barra de herramientas».',
    pinWhy: 'La lámpara dice cuánta gente hay y te lleva a ella desde cualquier página.',
    whereHint: 'Se puede cambiar en las opciones en cualquier momento.',
    inRoom: (room) => `Estás en ${isolate(room)}`,
    sayHello: 'Saluda: quien esté ahí lo lee al momento.',
    options: 'Todas las opciones',
    privacy: 'Quién ve qué',
  },

  options: {
    sections: 'Apartados',
    section: {
      profile: 'Tú',
      servers: 'Servidores',
      rooms: 'Salas',
      sites: 'Dónde mostrarse',
      notifications: 'Notificaciones',
      appearance: 'Aspecto',
      privacy: 'Privacidad',
      shortcuts: 'Atajos de teclado',
      blocked: 'Gente que has bloqueado',
      data: 'Tus datos',
      diagnostics: 'Diagnóstico',
    },
    invisibleHint:
      'Nadie te encuentra en la lista de gente. Lo que escribes se ve igual. Solo los servidores Roomlight pueden hacerlo; en otros eres visible.',

    serversUsed: 'Servidores que has usado',
    serversEmpty: 'Ninguno todavía. El primero se añade cuando entras en una sala.',
    testNamed: (server) => `Probar ${server}`,
    forget: 'Olvidar',
    forgetNamed: (server) => `Olvidar ${server}`,
    forgetAsk: (server) => `¿Olvidar ${server}?`,
    forgetMeans:
      'Ya no se ofrece, y sus salas salen de la lista de recientes. Lo que se dijo allí sigue en el servidor.',
    keep: 'Conservarlo',
    openRooms: (count) =>
      plural(count, { one: '1 sala abierta', other: `${number(count)} salas abiertas` }),

    agreed: 'Sitios cuyas salas has aceptado',
    agreedHint:
      'Aquí no se te vuelve a preguntar antes de abrir la sala de una página. Si quitas un sitio, se te pregunta otra vez.',
    agreedEmpty: 'Ninguno. Se te pregunta la primera vez que abres la sala de una página.',

    roomsOpen: 'Salas abiertas',
    roomsEmpty: 'No estás en ninguna sala.',
    recentEmpty: 'Ninguna. Las salas que dejas aparecen aquí.',
    joinAgain: (room) => `Volver a entrar en ${isolate(room)}`,
    muteHint: 'Sus mensajes no piden atención, y el contador no los cuenta.',
    sharePageHint:
      'Los demás ven si estás en la página en la que están ellos. Se envía un código hecho con la dirección, no la dirección; el servidor podría adivinar qué página es.',

    notify: {
      mentions: 'Cuando alguien me menciona',
      mentionsHint: 'Un mensaje con @ y tu nombre.',
      all: 'Con cada mensaje',
      allHint: 'No mientras estás mirando la sala.',
      nothing: 'Nunca',
      nothingHint: 'Solo el icono de la barra dice que hay algo nuevo.',
    },
    notifyAsks: 'Tu navegador te pide permiso cuando eliges una de las dos primeras.',
    notifyDenied:
      'Tu navegador no dio permiso para notificar, así que sigue apagado. Elige otra vez para que te lo pida de nuevo; si no pasa nada, permítelo en los ajustes del navegador para esta extensión.',
    sound: 'Con sonido',
    soundHint: 'El sonido de tu sistema. Firefox deja que el sistema decida si suena.',
    doNotDisturbHint:
      'No llega ninguna notificación hasta que lo apagues. El contador sigue contando.',

    theme: {
      system: 'Como el sistema',
      light: 'Claro',
      dark: 'Oscuro',
    },
    motion: 'Si tu sistema pide menos movimiento, aquí no se mueve nada.',

    privacy: {
      servers: 'Qué ven los servidores',
      serversText:
        'Un servidor ve tu nombre, tu cara, tu dirección de red, en qué salas estás y cuándo, y lo que escribes. Pasa a la gente de una sala lo que es de esa sala. Las salas privadas están cifradas de extremo a extremo, y allí no ve ni nombre ni texto; en todas las demás quien lleva un servidor puede leer lo que se dice. Usa servidores de gente en la que confías.',
      pages: 'Qué páginas visitas',
      pagesText:
        'Eso se queda en este navegador. Solo se dice donde lo has activado o si abres la sala de una página, y entonces como un código hecho con la dirección: quien conoce una dirección puede comprobar si es esa. En una sala privada también puedes pedir a los demás que vengan a tu página o dejar que te sigan: entonces ellos, y nadie más, conocen su dirección. Nunca desde ventanas privadas, y nunca para páginas de este equipo o de tu red, de inicio de sesión, bancos, salud y correo.',
      overlay: 'Qué ve una página de la ventana flotante',
      overlayText:
        'Que ahí hay un recuadro; en Chrome y Edge también que Roomlight está instalado, con recuadro o sin él. No quién está en él, ni lo que se dice, ni lo que escribes. Lo que hay en una página solo se lee cuando lo señalas: las palabras que seleccionas van con tu mensaje, y unas pocas de alrededor.',
      disk: 'Qué se guarda en este navegador',
      diskText:
        'Tu nombre y tus ajustes, tus salas, los mensajes más nuevos de cada una, lo que aún no se ha enviado, las claves de las salas privadas y la clave por la que cada servidor te reconoce. En «Tus datos» se puede exportar todo, salvo las claves, y borrar todo.',
      may: 'Qué puede hacer Roomlight',
      mayText:
        'Guardar sus datos en este navegador, despertarse de vez en cuando y mostrarse en una página donde haces clic en él. Antes de avisarte, o de mostrarse sin un clic, tu navegador te pregunta; puedes retirar ambas cosas.',
      limits: 'Qué no puede impedir Roomlight',
      limitsText:
        'Una página puede tapar la ventana flotante, quitarla o quitarle el teclado: mira dónde escribes. Un servidor puede retener lo que se dice, y ve direcciones de red, horas y longitudes, también de las salas privadas.',
      nobody: 'Nadie más',
      nobodyText:
        'No hay cuenta, ni publicidad, ni recuento de visitas. Roomlight habla con los servidores que tú nombras y con nadie más.',
    },

    shortcutsHint: 'En todo el navegador:',
    shortcutsInside: 'En Roomlight:',
    shortcutPopup: 'Abrir la ventana emergente',
    shortcutNone: 'Sin asignar',
    shortcutsChange: 'Cambiarlos en el navegador',
    shortcutsWhere: (address) => `Si no se abre ninguna página: están en ${address}`,
    inside: {
      send: 'Enviar el mensaje',
      newLine: 'Empezar una línea nueva',
      rooms: 'Ir a la sala de arriba o de abajo',
      minimise: 'Hacer pequeña la ventana flotante',
    },

    blockedHint:
      'En este navegador no los lees. Ni ellos ni el servidor lo saben. Se bloquea a alguien desde la lista de gente.',
    blockedEmpty: 'A nadie.',
    unblock: 'Desbloquear',
    unblockNamed: (name) => `Desbloquear a ${isolate(name)}`,

    export: 'Exportar',
    exportHint:
      'Un archivo con todo lo que Roomlight guarda en este navegador: ajustes, salas, mensajes, borradores y lo que aún no se ha enviado. Faltan las claves por las que los servidores te conocen y las de las salas privadas: quien las tuviera podría hablar como tú y leerlo todo.',
    exported: (file) => `Guardado como ${file}`,
    exportFailed:
      'Tu navegador no dio lo que está guardado. Cierra las demás ventanas de Roomlight e inténtalo de nuevo.',
    erase: 'Borrar todo',
    eraseHint: 'Todo lo que Roomlight guarda en este navegador, y cada permiso que le diste.',
    eraseAsk: '¿Borrar todo?',
    eraseMeans:
      'Tu nombre y tu cara, todas las salas con sus mensajes y borradores, los mensajes sin enviar, los servidores, los ajustes y los permisos. En los servidores llegas como alguien nuevo, y a una sala privada solo con una invitación nueva: su clave no está en ninguna exportación. Lo que dijiste sigue allí.',
    eraseNo: 'Conservar todo',
    erased: 'Todo está borrado. Roomlight está como cuando lo instalaste.',

    log: 'Qué ha pasado últimamente',
    logHint: 'Para quien te ayude. No contiene mensajes, claves ni direcciones de páginas.',
    logEmpty: 'Nada todavía.',
    logCopy: 'Copiar',
    logCopied: 'Copiado',
    logNotCopied: 'Selecciónalo y cópialo',
    logRefresh: 'Leer otra vez',
  },
};
