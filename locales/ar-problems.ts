import type { Problems } from './en-problems.ts';
import { isolateLtr as ltr } from './isolate.ts';
import { refusedChanges } from './refused-changes.ts';

const connection: Problems['connection'] = {
  offline: 'هذا الجهاز غير متصل بالشبكة. سيستمر كل شيء تلقائيًا حالما تعود.',
  unreachable: 'لا شيء يردّ على هذا العنوان. هل الخادم يعمل، وهل المنفذ صحيح؟',
  wrong_path: `هناك ما يردّ هنا، لكن لا يوجد مقبس (socket) في هذا المسار. تضعه تطبيقات Phoenix عادةً في ${ltr('/socket')}، وإليه يقود أيضًا العنوان الذي بلا مسار.`,
  not_phoenix: 'هناك ما يردّ هنا، لكنه لا يتحدث Phoenix Channels. تحقق من العنوان.',
  origin_refused: `لا يقبل الخادم هذه الإضافة. على من يديره أن يسمح بمصدرها: عبر ${ltr('check_origin')} في Phoenix، أو ${ltr('--allow-origin')} في الخادم المرفق مع Roomlight.`,
  upgrade_refused: `هناك ما يردّ هنا، لكنه لا يفتح اتصالًا ولا يذكر السبب. تحقق من المسار: في تطبيقات Phoenix يكون المقبس عادةً في ${ltr('/socket')}. إن كان صحيحًا فقد لا يكون هذا خادم Phoenix، أو أن إعداده ${ltr('check_origin')} لا يسمح بهذه الإضافة.`,
  server_busy: 'الخادم مشغول ويطلب منا العودة لاحقًا.',
  lost: 'انقطع الاتصال. نحاول استعادته.',
};

const refusal: Problems['refusal'] = {
  rate_limited: 'كان هذا كثيرًا في وقت قصير. انتظر لحظة ثم حاول من جديد.',
  too_large: 'يقول الخادم إن هذا أكبر من اللازم.',
  invalid: 'لم يفهم الخادم هذه الإضافة. ربما يتوقع إصدارًا آخر.',
  unauthorized: 'لا يسمح لك الخادم بالدخول. ربما عليك تسجيل الدخول أو تلقي دعوة أولًا.',
  banned: 'أُزلتَ من هذه الغرفة. اسأل القائمين عليها.',
  locked: 'لا يسمح القائمون على هذه الغرفة بدخول أحد جديد. اطلب منهم فتحها.',
  room_full: 'هذه الغرفة ممتلئة. حاول من جديد عندما يغادر أحد.',
  read_only: 'يمكنك القراءة هنا، لكن لا يمكنك الكتابة.',
  not_found: 'لا توجد هذه الغرفة على الخادم. تحقق من اسمها.',
  conflict: 'حالة الخادم تختلف عن حالتنا. غالبًا ما تفيد المحاولة من جديد.',
  epoch_changed: 'بدأ الخادم سجل هذه الغرفة من جديد.',
  server_busy: 'الخادم مشغول. حاول من جديد بعد لحظة.',
  wrong_version: 'يتحدث الخادم إصدارًا آخر. حدِّث Roomlight أو الخادم.',
  no_such_room: `ليس لدى هذا الخادم قناة لهذه الغرفة. الخادم المبني على أدلة Phoenix قد لا تكون فيه إلا الغرفة ${ltr('lobby')}: جرّب هذا الاسم.`,
  not_this_room: `لا يسمح لك الخادم بدخول هذه الغرفة. الخادم المبني على أدلة Phoenix له غرفة واحدة هي ${ltr('lobby')}: غادر هذه وجرّب ذلك الاسم.`,
  no_key: 'لا توجد في هذا المتصفح دعوة إلى هذه الغرفة المشفّرة. اطلب دعوة من شخص موجود فيها.',
  unknown: 'رفض الخادم دون سبب نعرفه.',
};

const failure: Problems['failure'] = {
  ...refusal,
  too_large: 'يقول الخادم إنها أطول من اللازم.',
  too_old: 'انتظرت الاتصال وقتًا أطول من اللازم.',
};

const change = {
  ...refusal,
  too_large: 'يقول الخادم إنها أطول من اللازم.',
  unauthorized: 'لا يغيّر الرسالة إلا من كتبها.',
  not_found: 'لم تعد هذه الرسالة موجودة.',
};

const command: Problems['command'] = {
  ...refusedChanges(change),
  no_answer: 'لم يردّ الخادم. حاول من جديد عندما تكون متصلًا.',
  not_supported: 'لا يستطيع هذا الخادم فعل ذلك.',
  not_allowed: 'لا يمكن فعل ذلك من هنا.',
  server_empty: 'أدخل عنوان خادم.',
  server_not_a_url: `هذا ليس عنوانًا. يكون العنوان مثل ${ltr('https://example.org')} أو ${ltr('http://127.0.0.1:4000')}.`,
  server_wrong_scheme: `يبدأ العنوان بـ ${ltr('https://')} أو ${ltr('wss://')}، أو بـ ${ltr('http://')} على هذا الحاسوب.`,
  server_insecure: `دون تشفير لا تُستخدم إلا الخوادم التي على هذا الحاسوب. في غير ذلك يجب أن يبدأ العنوان بـ ${ltr('https://')} أو ${ltr('wss://')}.`,
  server_has_credentials: 'احذف اسم المستخدم وكلمة المرور من العنوان.',
  page_untold:
    'لا يمكن إخبار الآخرين بهذه الصفحة: فهي خاصة أو معروفة هنا فقط أو لتسجيل الدخول. أو أن الإضافة لا تراها: أظهر الطبقة عليها.',
  no_invite: 'لم يعد بإمكانك دعوة أحد من هذا المتصفح: لقد نسي الدعوة.',
  room_damaged_invite: 'جزء من هذه الدعوة مفقود. انسخها كاملة من جديد.',
  room_empty: 'أدخل اسم غرفة.',
  room_too_long: 'اسم الغرفة 128 حرفًا على الأكثر.',
  room_characters: `لا يحتوي اسم الغرفة إلا على الحروف ${ltr('a–z')} والأرقام و${ltr('-')} و${ltr('_')}، وعلامة ${ltr(':')} واحدة في وسطه على الأكثر.`,
  connection_offline: connection.offline,
  connection_unreachable: connection.unreachable,
  connection_wrong_path: connection.wrong_path,
  connection_not_phoenix: connection.not_phoenix,
  connection_origin_refused: connection.origin_refused,
  connection_upgrade_refused: connection.upgrade_refused,
  connection_server_busy: connection.server_busy,
  connection_lost: connection.lost,
  name_empty: 'أدخل اسمًا يراه الآخرون.',
  name_too_long: 'الاسم 40 حرفًا على الأكثر.',
  body_empty: 'لا يوجد ما يُرسَل بعد.',
  body_too_long: 'هذه الرسالة أطول من اللازم.',
  outbox_full: 'رسائل كثيرة تنتظر الإرسال. تبقى هذه هنا؛ أرسلها بعد أن تخرج الأخرى.',
  storage_failed:
    'لم يتمكن متصفحك من حفظ هذا: القرص ممتلئ أو التخزين محظور. لم يتغير شيء. أفسح مكانًا أو اسمح بالتخزين، ثم حاول من جديد.',
  room_not_open: 'لم تعد هذه الغرفة مفتوحة. افتحها من جديد.',
  internal: 'حدث خطأ في Roomlight. حاول من جديد؛ ما كتبته لا يزال هنا.',
  permission_missing: 'لم يمنح المتصفح الإذن اللازم لهذا. اسمح به ثم حاول من جديد.',
};

const overlay: Problems['overlay'] = {
  not_asked: 'لا تظهر على هذه الصفحة بعد.',
  hidden_until_reload: 'مخفية في هذه الصفحة حتى يُعاد تحميلها.',
  hidden_on_site: 'مخفية في هذا الموقع.',
  paused: 'متوقفة مؤقتًا في كل مكان. وإظهارها هنا ينهي ذلك.',
  sandboxed_page: 'هذه الصفحة معزولة ولا تتسع للنافذة العائمة. استخدم هنا النافذة المنبثقة.',
  forbidden_page: 'لا يسمح المتصفح لأي إضافة بالظهور على هذه الصفحة.',
  no_room: 'انضم إلى غرفة لتظهر على الصفحات.',
};

export const problems: Problems = { connection, refusal, failure, command, overlay };
