import { problems } from './ar-problems.ts';
import type { DoctorWords } from './en-doctor.ts';
import { isolate, isolateLtr as ltr } from './isolate.ts';

const { command, connection } = problems;

const steps: DoctorWords['steps'] = {
  address: 'قراءة العنوان',
  host: 'الوصول إلى الخادم',
  discovery: 'سؤاله ما هو',
  session: 'التعريف بنا',
  socket: 'فتح الاتصال',
  join: 'دخول الغرفة',
  presence: 'معرفة من هناك',
  echo: 'استعادة رسالة',
};

const found: DoctorWords['found'] = {
  is_roomlight: 'خادم Roomlight.',
  is_other: 'ليس خادم Roomlight. أي خادم Phoenix يصلح.',
  is_unknown: 'لا يعرّف بنفسه. أي خادم Phoenix يصلح.',
  token_accepted: 'يقبل رمزنا المميّز.',
  session_given: 'أعطانا رمزًا مميّزًا.',
  echo_confirmed: 'مع موضعها في سجل الغرفة.',
  echo_by_id: 'بالمعرّف الذي أعطيناها إياه، فكل رسالة تتأكد يقينًا.',
  echo_by_body:
    'عاد نصها ولا شيء غيره: لا تُعرض الأسماء، ومن رسالتين متطابقتين لا يعرف أحد أيتهما وصلت. بثّ المحتوى كاملًا يغيّر ذلك.',
};

const problem: DoctorWords['problem'] = {
  address_empty: command.server_empty,
  address_not_a_url: command.server_not_a_url,
  address_wrong_scheme: command.server_wrong_scheme,
  address_insecure: command.server_insecure,
  address_has_credentials: command.server_has_credentials,
  offline: connection.offline,
  port_closed: 'الجهاز موجود، لكن لا شيء يردّ على هذا المنفذ. شغّل الخادم أو تحقق من المنفذ.',
  no_answer:
    'لا أحد يردّ. قد يكون الاسم مكتوبًا خطأ، أو لا خادم يعمل على هذا المنفذ، أو لا يثق هذا المتصفح بشهادته. افتح العنوان في علامة تبويب: هناك يقول المتصفح أيّها السبب.',
  too_slow: 'لا ردّ خلال 5 ثوانٍ. قد يكون الجهاز مطفأً، أو أن جدارًا ناريًا يبتلع ما يُرسل إلى هذا المنفذ.',
  plain_port: `ما يردّ على هذا المنفذ غير مشفّر، لكن العنوان يبدأ بـ ${ltr('https://')}. على هذا الحاسوب ابدأه بـ ${ltr('http://')}. في غير ذلك يحتاج الخادم إلى شهادة: لا يرسل Roomlight شيئًا عبر الشبكة دون تشفير.`,
  tls_port: `يتطلب هذا المنفذ التشفير. ابدأ العنوان بـ ${ltr('https://')}.`,
  discovery_lost:
    'كان هذا خادم Roomlight، والآن لا يعرّف بنفسه. قد يكون في طور التشغيل، أو أن وكيلًا يردّ بدلًا منه. حاول من جديد بعد لحظة؛ هويتك هناك محفوظة.',
  session_refused: 'لا يمنح الخادم جلسة. قد يكون مشغولًا جدًا، أو أن شيئًا فيه معطّل: سجلّه يبيّن ذلك.',
  token_refused:
    'لا يقبل الخادم الرمز المميّز الذي أعطاه سابقًا. ربما فُقدت بياناته، أو صار الرمز قديمًا. اضغط «حاول من جديد» في الغرفة: يحصل Roomlight عندها على رمز جديد، وقد يعدّك الخادم شخصًا جديدًا.',
  unreachable: 'كان الخادم موجودًا قبل لحظة، والآن لا شيء يردّ. افحص من جديد.',
  wrong_path: connection.wrong_path,
  not_phoenix: connection.not_phoenix,
  origin_refused: `لا يقبل الخادم هذه الإضافة (${ltr('HTTP 403')}). على من يديره أن يسمح بمصدرها.`,
  upgrade_refused: `هناك ما يردّ هنا ولا يفتح اتصالًا. لا يُخبَر المتصفح بالسبب، لكن سجل خادم Phoenix يذكره. هو واحد من ثلاثة: ${ltr('check_origin')} فيه لا يسمح بهذه الإضافة، أو أن مقبسه في مسار آخر، أو أن ${ltr('UserSocket')} فيه يطلب رمزًا خاصًا به.`,
  server_busy: connection.server_busy,
  lost: 'أغلق الخادم الاتصال للتو. يُفترض أن يذكر سجلّه السبب.',
  sent_away: 'أغلق الخادم الاتصال ولا يريده من جديد.',
  join_refused: 'لا يسمح لنا الخادم بدخول هذه الغرفة.',
  join_unanswered: `لا يقول الخادم شيئًا عن طلب الانضمام. قد ينتظر ${ltr('RoomChannel')} فيه شيئًا: ربما يذكره سجلّه.`,
  no_presence_state:
    'لم تصل خلال 5 ثوانٍ قائمة بمن هنا، فلا يظهر من كانوا هنا قبلك. على القناة أن ترسلها بعد الانضمام.',
  message_refused: 'لا يقبل الخادم رسالة في هذه الغرفة.',
  no_echo: 'لم تعد الرسالة خلال 10 ثوانٍ. على القناة أن تبثّها إلى الغرفة كلها، ومنها مرسلها.',
};

export const doctor: DoctorWords = {
  intro: 'يتصل خطوة بخطوة، ويقول أين يتوقف وما الذي يفيد.',
  roomHint: 'اتركه فارغًا لتجربة غرفة لا أحد فيها.',
  check: 'افحص',
  checking: 'جارٍ الفحص…',

  steps,
  found,
  named: (name) => `يسمّي نفسه «${isolate(name)}».`,
  problem,
  sentOrigin: (origin) => `يرسل هذا المتصفح المصدر ${ltr(origin)}.`,
  nameRoom: 'ليس في هذا الخادم إلا الغرف التي أُنشئت عليه: اكتب اسم إحداها ثم أعد الفحص.',
  tryLobby: `الخادم المبني على أدلة Phoenix له غرفة واحدة هي ${ltr('lobby')}: جرّب هذا الاسم.`,
  skipped: {
    writes: 'سيرى كل من في هذه الغرفة الرسالة، لذلك لم تُرسل أي رسالة.',
    no_sessions: 'لا جلسات لديه: يصدّق ما نقوله.',
  },
  sendTestMessage: 'أرسل رسالة اختبار',
  testMessage: 'هذا اختبار للاتصال.',

  status: {
    passed: 'يعمل',
    failed: 'لا يعمل',
    writes: 'لم يُجرَّب',
    no_sessions: 'لا حاجة',
    running: 'جارٍ التجربة…',
    waiting: '',
  },
  verdict: {
    running: (step) => `${step}…`,
    good: 'كل شيء يعمل.',
    untried: 'كل ما جُرّب يعمل.',
    bad: (step) => `يتوقف عند: ${step}`,
  },

  places: {
    address_field: 'عنوانًا للخادم',
    terminal: 'في الطرفية، في مجلد Roomlight',
    environment: 'في متغيرات بيئة خادم Roomlight',
    endpoint: `في ${ltr('lib/my_app_web/endpoint.ex')}`,
    origins_module: `في ${ltr('lib/my_app_web/origins.ex')}`,
    user_socket: `في ${ltr('lib/my_app_web/channels/user_socket.ex')}`,
    room_channel: `في ${ltr('lib/my_app_web/channels/room_channel.ex')}`,
  },
  copy: 'انسخ',
  copied: 'نُسخ',
  notCopied: 'غير مسموح',

  report: {
    title: 'التقرير',
    hint: 'لمن يدير الخادم. لا يحتوي على رمز مميّز ولا اسم غرفة ولا رسالة.',
    copy: 'انسخ التقرير',
    heading: 'تقرير اتصال Roomlight',
    server: (address) => `الخادم: ${ltr(address)}`,
    origin: (origin) => `المصدر: ${ltr(origin)}`,
    room: {
      own: 'الغرفة: غرفة خاصة لا أحد فيها',
      given: 'الغرفة: غرفة فيها أشخاص (اسمها محذوف)',
    },
  },
};
