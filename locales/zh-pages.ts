import type { PageWords } from './en-pages.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { number } = formatsOf('zh-Hans');

export const pages: PageWords = {
  room: {
    unreached: (server: string) => `还没有连接到这个房间。它的服务器：${isolate(server)}`,
    changeServer: '更换服务器',
    mute: '将此房间静音',
    unmute: '取消此房间的静音',
    muted: '已静音',
    doNotDisturb: '勿扰',
    disturbAgain: '结束“勿扰”',
    beInvisible: '隐身',
    beVisible: '恢复可见',
    invisible: '隐身中',
    visibleHere: '此服务器无法隐藏任何人：房间里的人能看到你。',
    lock: '锁定此房间',
    unlock: '解锁此房间',
    locked: '已锁定：新人无法进入',
    banned: '被禁止的人…',
    bannedTitle: '被禁止进入此房间的人',
    bannedNobody: '没有人。',
    letIn: '允许重新进入',
    letInNamed: (name) => `允许 ${isolate(name)} 重新进入`,
    copyInvite: '复制邀请',
    sharePage: '与他人在同一页面时显示',
    hidePage: '不再显示我与他人在同一页面',
    shareAsk: '与他人在同一页面时显示吗？',
    shareYes: '显示',
    sharesPage: '正在显示你的页面',
    keys: 'Alt+↑ 和 Alt+↓ 在房间之间切换。',
    listKeys: '↑ 和 ↓ 在列表中移动，输入名称开头也可以。',
  },

  invite: {
    link: '此房间的邀请',
    copied: '已复制。拿到链接的人都可以进来。',
    notCopied: '浏览器不允许复制。请选中链接自行复制。',
    close: '关闭',
    title: '有人邀请你',
    to: (room, server) => `${server} 上的房间“${isolate(room)}”。`,
    known: '你以前来过这个服务器。',
    unknown: '你还没来过这个服务器。它会知道你的名字、头像和网络地址，也能读到那里说的话。',
    join: '加入',
    notNow: '以后再说',
    newer: '此版本的 Roomlight 不认识这种邀请。请更新后再试。',
    fieldHint: '输入同一名称的人会在那里相遇。也可以粘贴邀请。',
  },

  sealed: {
    name: '私密房间',
    create: '新建私密房间',
    createHint: '已加密：只有你邀请的人能读到。你输入的名称只有你们知道。',
    invited: '此房间已加密：只有持有邀请的人能读到。',
    unknown:
      '你还没来过这个服务器。它会知道你的网络地址以及你何时在这里，但不知道你的名字和所说的话。',
    about: '这里受保护的内容',
    protects:
      '服务器读不到这里说的话，也读不到名字、头像、回应，以及你共享的是哪个页面。只有持有邀请的人可以。',
    sees: '服务器能看到网络地址、谁已连接、谁正在输入、何时说了话，以及大概的长度。',
    forward:
      '任何人得到邀请后，即使是很久以后，也能读到服务器上仍保存的全部内容。要把某人排除在外，请新建私密房间并邀请其他人。',
    signed:
      '每个浏览器都用自己的密钥签名。每个人的第一把密钥会被信任，换了会说明。要确认无误，请在成员列表中核对安全码。',
    forget: '不再从这里邀请任何人',
    forgetAsk: '不再从此浏览器邀请任何人？',
    forgetMeans: '此浏览器会忘记制作邀请所需的内容。你仍在房间里，别人仍可邀请。',
    keep: '保留',
    close: '关闭',
  },

  travel: {
    come: '请大家到这里来',
    comeAsk: '请大家到这个页面来吗？',
    comeMeans: '只有这个房间里的人会在一分钟内得知它的地址。来不来由各人决定。',
    comeYes: '邀请',
    lead: '让别人跟随我',
    leadAsk: '让别人跟着你逐页浏览吗？',
    leadMeans: '在你停止之前，只有这个房间里的人会得知你面前每个页面的地址。',
    leadYes: '允许跟随',
    untold: '绝不告知：私密窗口、登录页面、银行、网页邮箱，以及本机或你自己网络中的页面。',
    asks: (name) => `${isolate(name)} 请你到这里来：`,
    leads: (name) => `${isolate(name)} 正在逐页浏览，现在在：`,
    following: (name) => `此标签页会跟着 ${isolate(name)} 走。`,
    asked: '一分钟内，这里的所有人都会被邀请前往：',
    leading: '这里的人可以跟随你：他们会得知你去了哪里。',
    go: '前往',
    notNow: '以后再说',
    follow: '跟随',
    stop: '停止',
    consentLabel: '当这里有人请我过去时',
    consent: { ask: '询问我', always: '立即在当前标签页前往', never: '不显示' },
  },

  pageRoom: {
    title: '你所在的地方',
    page: '此页面的房间',
    site: '此网站的房间',
    ask: (site) => `在 ${site} 上与人相遇？`,
    everybody: '在此服务器上使用 Roomlight 并打开同一页面房间的人都在那里，会看到你的名字和头像。',
    guess: '房间名由页面地址算出。服务器得不到地址，但有可能猜出是哪个页面。',
    server: (server) => `服务器：${server}`,
    agree: '打开房间',
    notNow: '以后再说',
    why: {
      no_web_page: '这不是网页，所以没有自己的房间。',
      own_network: '本机或你所在网络中的页面没有自己的房间。',
      sensitive: '登录页面、银行、医疗和网页邮箱没有自己的房间。',
      private_window: '在隐私窗口中，任何页面都没有自己的房间。',
    },
  },

  welcome: {
    intro: '除房间外都已填好。输入房间名，按回车键，就到了。',
    localFound: '本机正在运行一个服务器，已为你填好。',
    localMissing:
      '本机没有运行服务器。请输入你的服务器地址，或启动 Roomlight 自带的服务器：npm run server',
    pin: '让小灯留在眼前',
    pinChromium: '点击工具栏上的拼图图标，再点击 Roomlight 旁的图钉。',
    pinFirefox: '点击工具栏上的拼图图标，再点击 Roomlight 旁的齿轮，选择“固定到工具栏”。',
    pinWhy: '小灯显示有多少人在，并能从任何页面带你去找他们。',
    whereHint: '随时可以在选项中更改。',
    inRoom: (room) => `你在 ${isolate(room)}`,
    sayHello: '打个招呼吧：在场的人马上就能看到。',
    options: '全部选项',
    privacy: '谁能看到什么',
  },

  options: {
    sections: '分区',
    section: {
      profile: '你',
      servers: '服务器',
      rooms: '房间',
      sites: '在哪里显示',
      notifications: '通知',
      appearance: '外观',
      privacy: '隐私',
      shortcuts: '快捷键',
      blocked: '你屏蔽的人',
      data: '你的数据',
      diagnostics: '诊断',
    },
    invisibleHint:
      '别人在名单里找不到你，但仍能看到你写的内容。只有 Roomlight 服务器能做到；在其他服务器上你是可见的。',

    serversUsed: '你用过的服务器',
    serversEmpty: '还没有。加入房间时会添加第一个。',
    testNamed: (server) => `测试 ${server}`,
    forget: '忘记',
    forgetNamed: (server) => `忘记 ${server}`,
    forgetAsk: (server) => `忘记 ${server}？`,
    forgetMeans: '不再提供它，它的房间也会从最近列表中移除。在那里说过的话仍在服务器上。',
    keep: '保留',
    openRooms: (count) => `${number(count)} 个打开的房间`,

    agreed: '你已同意打开其房间的网站',
    agreedHint: '在这些网站上打开页面的房间时不会再询问你。移除某个网站后，会再次询问。',
    agreedEmpty: '无。第一次打开页面的房间时会询问你。',

    roomsOpen: '打开的房间',
    roomsEmpty: '你不在任何房间里。',
    recentEmpty: '没有。你离开的房间会列在这里。',
    joinAgain: (room) => `再次加入 ${isolate(room)}`,
    muteHint: '它的消息不会提醒你，角标也不计入。',
    sharePageHint:
      '别人能看到你是否与他们在同一页面。发送的是由地址算出的代码，而不是地址；服务器有可能猜出是哪个页面。',

    notify: {
      mentions: '有人提到我时',
      mentionsHint: '带有 @ 和你名字的消息。',
      all: '每条消息',
      allHint: '在你查看房间时除外。',
      nothing: '从不',
      nothingHint: '只有角标表示有新内容。',
    },
    notifyAsks: '选择前两项之一时，浏览器会请求你的许可。',
    notifyDenied:
      '浏览器没有给予通知权限，因此保持关闭。再次选择会重新询问；如果没有反应，请在浏览器中此扩展的设置里允许。',
    sound: '带声音',
    soundHint: '你系统的提示音。在 Firefox 中是否有声音由系统决定。',
    doNotDisturbHint: '在你关闭它之前不会有通知。角标继续计数。',

    theme: {
      system: '跟随系统',
      light: '浅色',
      dark: '深色',
    },
    motion: '如果你的系统要求减少动态效果，这里就没有动画。',

    privacy: {
      servers: '服务器能看到什么',
      serversText:
        '服务器能看到你的名字、头像、网络地址，你何时在哪些房间里，以及你写的内容。它把属于房间的内容转给房间里的人。私密房间是端到端加密的，在那里它看不到名字和文字；在其他所有房间里，服务器的管理者能读到所说的话。请使用你信任的人的服务器。',
      pages: '你访问哪些页面',
      pagesText:
        '这留在此浏览器中。只有在你开启的地方或打开页面房间时才会告知，而且只是由地址算出的代码：知道某个地址的人可以核对是不是它。在私密房间里，你也可以请其他人到你的页面来，或让他们跟随你：那时他们（且只有他们）会得知它的地址。隐私窗口中绝不会告知，本机或你所在网络中的页面、登录页面、银行、医疗和网页邮箱也绝不会。',
      overlay: '页面能看到悬浮窗的什么',
      overlayText:
        '那里有一个框；在 Chrome 和 Edge 中，无论有没有框，也能知道装有 Roomlight。看不到里面有谁、说了什么、你在输入什么。只有当你指向页面上的内容时才会读取它：你选中的文字和前后少量文字会随你的消息一起发送。',
      disk: '此浏览器中保存了什么',
      diskText:
        '你的名字和设置、你的房间、每个房间最新的消息、尚未发送的内容、私密房间的密钥，以及各服务器认出你的密钥。在“你的数据”中，除密钥外都可以导出，并且可以全部清除。',
      may: 'Roomlight 可以做什么',
      mayText:
        '在此浏览器中保存自己的数据、偶尔被唤醒，以及在你点击它的页面上显示。在通知你之前，或不经点击就显示之前，浏览器会询问你；两者你都可以收回。',
      limits: 'Roomlight 无法阻止什么',
      limitsText:
        '页面可以遮住悬浮窗、移除它，或夺走它的键盘焦点：请留意你在哪里输入。服务器可以扣住所说的话，并能看到网络地址、时间和长度，私密房间也不例外。',
      nobody: '没有其他人',
      nobodyText: '没有账号，没有广告，也不统计访客。Roomlight 只与你指定的服务器通信。',
    },

    shortcutsHint: '在整个浏览器中：',
    shortcutsInside: '在 Roomlight 中：',
    shortcutPopup: '打开弹出窗口',
    shortcutNone: '未设置',
    shortcutsChange: '在浏览器中更改',
    shortcutsWhere: (address) => `如果没有打开页面：它们在 ${address}`,
    inside: {
      send: '发送消息',
      newLine: '换行',
      rooms: '切换到上一个或下一个房间',
      minimise: '缩小悬浮窗',
    },

    blockedHint:
      '在此浏览器中你不会读到他们的消息。他们和服务器都不会知道。可在人员名单中屏蔽某人。',
    blockedEmpty: '没有人。',
    unblock: '取消屏蔽',
    unblockNamed: (name) => `取消屏蔽 ${isolate(name)}`,

    export: '导出',
    exportHint:
      '一个文件，包含 Roomlight 在此浏览器中保存的一切：设置、房间、消息、草稿和尚未发送的内容。不含密钥，即服务器用来认出你的密钥和私密房间的密钥：拿到它们的人能冒充你说话，也能读到房间里的内容。',
    exported: (file) => `已保存为 ${file}`,
    exportFailed: '浏览器没有交出保存的内容。请关闭 Roomlight 的其他窗口后再试。',
    erase: '清除一切',
    eraseHint: 'Roomlight 在此浏览器中保存的一切，以及你给它的每项权限。',
    eraseAsk: '清除一切？',
    eraseMeans:
      '你的名字和头像、所有房间及其消息和草稿、尚未发送的消息、服务器、设置和权限。在服务器上你将以新人的身份出现；要回到私密房间，需要新的邀请，因为导出文件不含它的密钥。你说过的话仍留在那里。',
    eraseNo: '全部保留',
    erased: '一切都已清除。Roomlight 恢复到刚安装时的样子。',

    log: '最近发生的事',
    logHint: '供帮助你的人查看。其中没有消息、密钥或页面地址。',
    logEmpty: '还没有。',
    logCopy: '复制',
    logCopied: '已复制',
    logNotCopied: '请选中并复制',
    logRefresh: '重新读取',
  },
};
