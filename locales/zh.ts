import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';
import { problems } from './zh-problems.ts';
import { talkIn } from './zh-talk.ts';
import { isolateTurned as isolate } from './isolate.ts';

const LANGUAGE = 'zh-Hans';
const format = formatsOf(LANGUAGE, '');
const { number } = format;

const people = (count: number) => `${number(count)} 人在这里`;
const newMessages = (count: number) => `${number(count)} 条新消息`;

export const zh: Words = {
  language: LANGUAGE,
  direction: 'ltr',

  app: { name: 'Roomlight', loading: '请稍候…' },

  problems,

  sentences: format.sentences,
  time: { clock: format.clock, dayAndClock: format.dayAndClock },

  connection: {
    connecting: '正在连接…',
    online: '在线',
    reconnecting: '正在重新连接…',
    refused: '无法进入',
    retry: '重试',
    why: '为什么？',
    whyAloud: '为什么？在新标签页中检查连接',
    doctor: '连接诊断',
  },

  profile: {
    title: '你',
    name: '你的名字',
    nameHint: '房间里的其他人会看到。',
    face: '你的头像',
    anotherFace: '换一个头像',
    saved: '已保存',
  },

  server: {
    label: '服务器',
    test: '测试',
    testing: '正在测试…',
    isRoomlight: (name) =>
      name === null
        ? '有 Roomlight 服务器响应。'
        : `“${isolate(name)}”有响应：是 Roomlight 服务器。`,
    isPhoenix: '有 Phoenix 服务器响应。',
  },

  rooms: {
    title: '房间',
    name: '房间',
    nameHint: '输入相同名称的人会在那里相遇。',
    join: '加入房间',
    joining: '正在加入…',
    joinAnother: '加入其他房间',
    open: '已打开的房间',
    recent: '最近',
    leave: '离开房间',
    leaveNamed: (room) => `离开 ${isolate(room)}`,
    back: '返回',
    onServer: (host) => `位于 ${host}`,
    unread: newMessages,
    people,
  },

  welcome: {
    title: '看看谁在这里',
    text: '遇见正在阅读同样页面的人。选择别人眼中的你，再选一个房间。',
  },

  menu: {
    open: '菜单',
    switchRoom: '切换房间',
    sidePanel: '打开侧边栏',
    options: '选项',
  },

  members: {
    title: '成员',
    you: '你',
    youFirst: '你',
    someone: '某人',
    count: number,
    more: (count) => `+${number(count)}`,
    names: format.names,
    nameParts: format.nameParts,
    summary: (count, names) => `${people(count)}：${names}`,
    hereToo: (words, names) => `${words}。也在此页面：${names}。`,
    others: (count) => `另外 ${number(count)} 人`,
    since: (at) => `${format.clockOrDate(at)} 起`,
    state: { idle: '暂时离开', hidden: '在后台' },
    partial: '此服务器不会列出在你之前就在这里的人。',
    unknown: '正在查看谁在这里…',
    nobody: '这里没有列出任何人。',
    alone: '目前只有你',
  },

  messages: {
    log: '对话',
    empty: '还没有人说话。打个招呼吧！',
    loadOlder: '显示更早的消息',
    loadingOlder: '正在获取更早的消息…',
    toNewest: '跳到最新消息',
    newFromHere: '新消息',
    unverified: '此服务器不核实名字',
    historyRestarted: '这个房间的历史记录从这里重新开始。',
    maybeMissed: '你离开过一会儿，这里可能缺少一些消息。',
    notSent: (why) => `未发送。${why}`,
    retry: '重新发送',
    discard: '放弃',
    delivery: {
      queued: '等待连接',
      sending: '正在发送…',
      unconfirmed: '可能未送达',
      sent: '已发送',
    },
  },

  talk: talkIn(format),

  composer: {
    label: '消息',
    placeholder: (room) => `发消息到 ${isolate(room)}`,
    send: '发送',
    left: (count) => `还可输入 ${number(count)} 个字符`,
    notStored: '浏览器无法保存这条消息：磁盘已满，或存储被阻止。你的文字还在这里。',
    draftNotKept:
      '浏览器没有保存你正在写的内容：磁盘已满，或存储被阻止。请在关闭之前把它发送出去。',
    over: (count) => `超出 ${number(count)} 个字符`,
  },

  quotes: {
    problems: {
      nothing_selected: '页面上没有选中任何内容。请先在页面上选中文字，再试一次。',
      not_on_this_page: '您面前的页面上没有这段内容。',
      no_page: '这里没有可以指向的页面。',
      permission_missing:
        '只有您在页面上启用过 Roomlight，浏览器才会让它查看该页面：请在该页面点击工具栏上的灯，然后再试一次。',
    },
  },

  overlay: {
    showHere: '在此页面显示',
    pill: (room, count, unread) =>
      unread === 0
        ? `${isolate(room)}，${people(count)}`
        : `${isolate(room)}，${people(count)}，${newMessages(unread)}`,
    minimise: '最小化',
    more: '更多',
    moveAcross: '移到另一侧',
    hideUntilReload: '隐藏，直到重新加载页面',
    hideOnSite: '在此网站上隐藏',
    pause: '在所有网站暂停',
  },

  options: {
    title: 'Roomlight 选项',
    savedAsYouGo: '更改会即时保存。',
    servers: '服务器',
    checkConnection: '逐步检查连接',
    server: '新房间使用的服务器',
    serversHint: '你去过的服务器：',
    where: '显示位置',
    mode: {
      click: '仅在我需要时',
      clickHint: '从弹出窗口逐页开启。不需要权限。',
      sites: '在这些网站上',
      sitesHint: '会针对每个网站请求你的许可。',
      everywhere: '在所有网站上',
      everywhereHint: '会请求在所有页面上显示的许可。不会读取页面上的任何内容。',
    },
    addSite: '添加',
    site: '网站',
    siteHint: '例如 wiki.example.org',
    siteProblem: '这不是网站名称。格式如 wiki.example.org。',
    removeSite: (site) => `移除 ${site}`,
    hidden: '在这些网站上隐藏',
    hiddenEmpty: '没有。可在浮窗的菜单中选择“在此网站上隐藏”。',
    paused: '已在所有网站暂停',
    pausedHint: '关闭此项之前，浮窗不会在任何地方显示。',
  },
};
