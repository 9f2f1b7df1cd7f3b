import { problems } from './ar-problems.ts';
import { talkIn } from './ar-talk.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';
import { isolate, isolateLtr } from './isolate.ts';

const LANGUAGE = 'ar';
const format = formatsOf(LANGUAGE);
const { plural, number } = format;

const people = (count: number) =>
  plural(count, {
    zero: 'لا أحد هنا',
    one: 'شخص واحد هنا',
    two: 'شخصان هنا',
    few: `${number(count)} أشخاص هنا`,
    many: `${number(count)} شخصًا هنا`,
    other: `${number(count)} شخص هنا`,
  });
const newMessages = (count: number) =>
  plural(count, {
    zero: 'لا رسائل جديدة',
    one: 'رسالة جديدة واحدة',
    two: 'رسالتان جديدتان',
    few: `${number(count)} رسائل جديدة`,
    many: `${number(count)} رسالةً جديدة`,
    other: `${number(count)} رسالة جديدة`,
  });

export const ar: Words = {
  language: LANGUAGE,
  direction: 'rtl',

  app: { name: 'Roomlight', loading: 'لحظة واحدة…' },

  problems,

  sentences: format.sentences,
  time: { clock: format.clock, dayAndClock: format.dayAndClock },

  connection: {
    connecting: 'جارٍ الاتصال…',
    online: 'متصل',
    reconnecting: 'جارٍ إعادة الاتصال…',
    refused: 'لم يُسمح بالدخول',
    retry: 'حاول من جديد',
    why: 'لماذا؟',
    whyAloud: 'لماذا؟ افحص الاتصال في علامة تبويب جديدة',
    doctor: 'فحص الاتصال',
  },

  profile: {
    title: 'أنت',
    name: 'اسمك',
    nameHint: 'يراه الآخرون في الغرفة.',
    face: 'وجهك',
    anotherFace: 'وجه آخر',
    saved: 'حُفظ',
  },

  server: {
    label: 'الخادم',
    test: 'اختبار',
    testing: 'جارٍ الاختبار…',
    isRoomlight: (name) =>
      name === null ? 'يردّ خادم Roomlight.' : `يردّ «${isolate(name)}»: خادم Roomlight.`,
    isPhoenix: 'يردّ خادم Phoenix.',
  },

  rooms: {
    title: 'الغرف',
    name: 'الغرفة',
    nameHint: 'من يُدخلون الاسم نفسه يلتقون هناك.',
    join: 'انضم إلى الغرفة',
    joining: 'جارٍ الانضمام…',
    joinAnother: 'انضم إلى غرفة أخرى',
    open: 'الغرف المفتوحة',
    recent: 'الأخيرة',
    leave: 'غادر الغرفة',
    leaveNamed: (room) => `غادر ${isolate(room)}`,
    back: 'رجوع',
    onServer: (host) => `على ${isolateLtr(host)}`,
    unread: newMessages,
    people,
  },

  welcome: {
    title: 'انظر مَن هنا',
    text: 'التقِ بمن يقرؤون الصفحات نفسها. اختر كيف يراك الآخرون، واختر غرفة.',
  },

  menu: {
    open: 'القائمة',
    switchRoom: 'بدّل الغرفة',
    sidePanel: 'افتح اللوحة الجانبية',
    options: 'الخيارات',
  },

  members: {
    title: 'الأشخاص',
    you: 'أنت',
    youFirst: 'أنت',
    someone: 'شخص ما',
    count: number,
    more: (count) => isolateLtr(`+${number(count)}`),
    names: format.names,
    nameParts: format.nameParts,
    summary: (count, names) => `${people(count)}: ${names}`,
    hereToo: (words, names) => `${words}. وفي هذه الصفحة أيضًا: ${names}.`,
    others: (count) =>
      plural(count, {
        zero: 'لا أحد غيرهم',
        one: 'شخص آخر',
        two: 'شخصان آخران',
        few: `${number(count)} آخرون`,
        many: `${number(count)} شخصًا آخر`,
        other: `${number(count)} شخص آخر`,
      }),
    since: (at) => `منذ ${isolate(format.clockOrDate(at))}`,
    state: { idle: 'غائب للحظة', hidden: 'في الخلفية' },
    partial: 'لا يعرض هذا الخادم من كانوا هنا قبلك.',
    unknown: 'نرى مَن هنا…',
    nobody: 'لا أحد مذكور هنا.',
    alone: 'أنت وحدك حتى الآن',
  },

  messages: {
    log: 'المحادثة',
    empty: 'لم يُقَل شيء بعد. ألقِ التحية!',
    loadOlder: 'اعرض الرسائل الأقدم',
    loadingOlder: 'جارٍ جلب الرسائل الأقدم…',
    toNewest: 'إلى أحدث رسالة',
    newFromHere: 'جديد',
    unverified: 'لا يؤكد هذا الخادم الأسماء',
    historyRestarted: 'يبدأ سجل هذه الغرفة من جديد هنا.',
    maybeMissed: 'كنت غائبًا. قد تنقص هنا رسائل.',
    notSent: (why) => `لم تُرسَل. ${why}`,
    retry: 'أعد الإرسال',
    discard: 'تجاهل',
    delivery: {
      queued: 'بانتظار الاتصال',
      sending: 'جارٍ الإرسال…',
      unconfirmed: 'ربما لم تصل',
      sent: 'أُرسلت',
    },
  },

  talk: talkIn(format),

  composer: {
    label: 'رسالة',
    placeholder: (room) => `رسالة إلى ${isolate(room)}`,
    send: 'أرسل',
    left: (count) =>
      plural(count, {
        zero: 'لم يبقَ أي حرف',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: `بقيت ${number(count)} أحرف`,
        many: `بقي ${number(count)} حرفًا`,
        other: `بقي ${number(count)} حرف`,
      }),
    notStored: 'لم يتمكن متصفحك من حفظ الرسالة: القرص ممتلئ أو التخزين محظور. نصك لا يزال هنا.',
    draftNotKept: 'لا يحفظ متصفحك ما تكتبه: القرص ممتلئ أو التخزين محظور. أرسله قبل أن تغلق هذا.',
    over: (count) =>
      plural(count, {
        zero: 'لا حروف زائدة',
        one: 'حرف واحد زائد',
        two: 'حرفان زائدان',
        few: `${number(count)} أحرف زائدة`,
        many: `${number(count)} حرفًا زائدًا`,
        other: `${number(count)} حرف زائد`,
      }),
  },

  quotes: {
    problems: {
      nothing_selected: 'لا شيء محدد في الصفحة. حدّد نصًا فيها ثم حاول مرة أخرى.',
      not_on_this_page: 'هذا ليس في الصفحة التي أمامك.',
      no_page: 'لا توجد هنا صفحة تشير إليها.',
      permission_missing:
        'لا يُري المتصفح Roomlight صفحةً إلا بعد أن تستدعيه فيها: انقر المصباح في شريط الأدوات وأنت في تلك الصفحة ثم حاول مرة أخرى.',
    },
  },

  overlay: {
    showHere: 'اعرض على هذه الصفحة',
    pill: (room, count, unread) =>
      unread === 0
        ? `${isolate(room)}، ${people(count)}`
        : `${isolate(room)}، ${people(count)}، ${newMessages(unread)}`,
    minimise: 'تصغير',
    more: 'المزيد',
    moveAcross: 'انقل إلى الجانب الآخر',
    hideUntilReload: 'أخفِ حتى إعادة تحميل الصفحة',
    hideOnSite: 'أخفِ في هذا الموقع',
    pause: 'أوقف مؤقتًا في كل مكان',
  },

  options: {
    title: 'خيارات Roomlight',
    savedAsYouGo: 'تُحفظ التغييرات فور إجرائها.',
    servers: 'الخادم',
    checkConnection: 'افحص الاتصال خطوة بخطوة',
    server: 'خادم الغرف الجديدة',
    serversHint: 'حيث كنت من قبل:',
    where: 'أين تظهر',
    mode: {
      click: 'فقط عندما أطلب ذلك',
      clickHint: 'من النافذة المنبثقة، صفحةً صفحة. لا يحتاج إلى إذن.',
      sites: 'في هذه المواقع',
      sitesHint: 'يطلب إذنك لكل موقع.',
      everywhere: 'في كل المواقع',
      everywhereHint: 'يطلب إذنك للظهور في كل الصفحات. لا يُقرأ منها شيء.',
    },
    addSite: 'أضف',
    site: 'الموقع',
    siteHint: `مثلًا ${isolateLtr('wiki.example.org')}`,
    siteProblem: `هذا ليس اسم موقع. يكون الاسم مثل ${isolateLtr('wiki.example.org')}.`,
    removeSite: (site) => `أزل ${isolateLtr(site)}`,
    hidden: 'مخفية في هذه المواقع',
    hiddenEmpty: 'لا موقع. في قائمة النافذة العائمة تجد «أخفِ في هذا الموقع».',
    paused: 'متوقفة مؤقتًا في كل مكان',
    pausedHint: 'لا تظهر النافذة العائمة في أي مكان حتى توقف هذا الخيار.',
  },
};
