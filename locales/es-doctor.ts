import type { DoctorWords } from './en-doctor.ts';
import { problems } from './es-problems.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { command, connection } = problems;

const steps: DoctorWords['steps'] = {
  address: 'Leer la dirección',
  host: 'Llegar al servidor',
  discovery: 'Preguntar qué es',
  session: 'Decir quiénes somos',
  socket: 'Abrir la conexión',
  join: 'Entrar en la sala',
  presence: 'Saber quién está',
  echo: 'Recibir de vuelta un mensaje',
};

const found: DoctorWords['found'] = {
  is_roomlight: 'Un servidor Roomlight.',
  is_other: 'No es un servidor Roomlight. Sirve cualquier servidor Phoenix.',
  is_unknown: 'No lo dice. Sirve cualquier servidor Phoenix.',
  token_accepted: 'Acepta nuestro token.',
  session_given: 'Nos ha dado un token.',
  echo_confirmed: 'Con su lugar en el historial de la sala.',
  echo_by_id:
    'Con el identificador que le dimos, así que cada mensaje queda confirmado con certeza.',
  echo_by_body:
    'Volvieron sus palabras y nada más: no se muestran los nombres, y de dos mensajes iguales nadie sabe cuál ha llegado. Difundir el contenido completo lo cambiaría.',
};

const problem: DoctorWords['problem'] = {
  address_empty: command.server_empty,
  address_not_a_url: command.server_not_a_url,
  address_wrong_scheme: command.server_wrong_scheme,
  address_insecure: command.server_insecure,
  address_has_credentials: command.server_has_credentials,
  offline: connection.offline,
  port_closed:
    'La máquina está ahí, pero nada responde en este puerto. Arranca el servidor o revisa el puerto.',
  no_answer:
    'No responde nadie. Puede que el nombre esté mal escrito, que no haya ningún servidor en este puerto o que este navegador no confíe en su certificado. Abre la dirección en una pestaña: allí el navegador dice cuál de las tres es.',
  too_slow:
    'Sin respuesta en 5 segundos. Puede que la máquina esté apagada, o que un cortafuegos se trague lo que se envía a este puerto.',
  plain_port:
    'Lo que responde en este puerto no está cifrado, pero la dirección empieza por https://. En este ordenador, empiézala por http://. En cualquier otro lugar el servidor necesita un certificado: por una red, Roomlight no envía nada sin cifrar.',
  tls_port: 'Este puerto exige cifrado. Empieza la dirección por https://.',
  discovery_lost:
    'Esto era un servidor Roomlight y ahora no dice qué es. Puede que esté arrancando o que un proxy responda en su lugar. Inténtalo de nuevo en un momento; quién eres allí se conserva.',
  session_refused:
    'El servidor no da ninguna sesión. Puede que tenga demasiado trabajo o que algo en él esté roto: su registro lo dice.',
  token_refused:
    'El servidor no acepta el token que dio en su día. Quizá se perdieron sus datos, o el token es demasiado antiguo. Pulsa «Intentar de nuevo» en la sala: Roomlight obtiene entonces uno nuevo, y el servidor puede tomarte por otra persona.',
  unreachable:
    'Hace un momento el servidor estaba ahí, y ahora no responde nada. Comprueba otra vez.',
  wrong_path: connection.wrong_path,
  not_phoenix: connection.not_phoenix,
  origin_refused:
    'El servidor no acepta esta extensión (HTTP 403). Quien lo administra tiene que permitir su origen.',
  upgrade_refused:
    'Aquí responde algo y no abre ninguna conexión. A un navegador no se le dice por qué, pero el registro de un servidor Phoenix sí lo dice. Es una de tres cosas: su check_origin no permite esta extensión, su socket está en otra ruta, o su UserSocket pide un token propio.',
  server_busy: connection.server_busy,
  lost: 'El servidor cerró la conexión justo ahora. Su registro debería decir por qué.',
  sent_away: 'El servidor cerró la conexión y no la quiere de nuevo.',
  join_refused: 'El servidor no nos deja entrar en esta sala.',
  join_unanswered:
    'El servidor no responde cuando pedimos entrar. Puede que su RoomChannel esté esperando algo: quizá su registro diga qué.',
  no_presence_state:
    'En 5 segundos no llegó ninguna lista de quién está aquí, así que no se ve a quienes estaban antes que tú. El canal tiene que enviarla después de la entrada.',
  message_refused: 'El servidor no acepta ningún mensaje en esta sala.',
  no_echo:
    'El mensaje no volvió en 10 segundos. El canal tiene que difundirlo a toda la sala, incluido quien lo envía.',
};

export const doctor: DoctorWords = {
  intro: 'Se conecta paso a paso y dice dónde se detiene y qué ayuda.',
  roomHint: 'Déjalo vacío para probar una sala en la que no hay nadie.',
  check: 'Comprobar',
  checking: 'Comprobando…',

  steps,
  found,
  named: (name) => `Se llama a sí mismo «${isolate(name)}».`,
  problem,
  sentOrigin: (origin) => `Este navegador envía el origen ${origin}.`,
  nameRoom:
    'Este servidor solo tiene las salas que se crearon en él: escribe el nombre de una y vuelve a comprobar.',
  tryLobby:
    'Un servidor hecho con las guías de Phoenix tiene una sola sala, lobby: prueba ese nombre.',
  skipped: {
    writes: 'Todos en esta sala verían el mensaje, así que no se envió ninguno.',
    no_sessions: 'No tiene sesiones: se fía de nuestra palabra.',
  },
  sendTestMessage: 'Enviar un mensaje de prueba',
  testMessage: 'Esto es una prueba de la conexión.',

  status: {
    passed: 'Funciona',
    failed: 'Falla',
    writes: 'Sin probar',
    no_sessions: 'No hace falta',
    running: 'Probando…',
    waiting: '',
  },
  verdict: {
    running: (step) => `${step}…`,
    good: 'Todo funciona.',
    untried: 'Todo lo que se ha probado funciona.',
    bad: (step) => `Se detiene en: ${step}`,
  },

  places: {
    address_field: 'Como dirección',
    terminal: 'En una terminal, en la carpeta de Roomlight',
    environment: 'En el entorno del servidor Roomlight',
    endpoint: 'En lib/my_app_web/endpoint.ex',
    origins_module: 'En lib/my_app_web/origins.ex',
    user_socket: 'En lib/my_app_web/channels/user_socket.ex',
    room_channel: 'En lib/my_app_web/channels/room_channel.ex',
  },
  copy: 'Copiar',
  copied: 'Copiado',
  notCopied: 'Sin permiso',

  report: {
    title: 'Informe',
    hint: 'Para quien administra el servidor. No contiene ningún token, ningún nombre de sala ni ningún mensaje.',
    copy: 'Copiar el informe',
    heading: 'Informe de conexión de Roomlight',
    server: (address) => `Servidor: ${address}`,
    origin: (origin) => `Origen: ${origin}`,
    room: {
      own: 'Sala: una propia, en la que no hay nadie',
      given: 'Sala: una en la que hay gente (su nombre se omite)',
    },
  },
};
