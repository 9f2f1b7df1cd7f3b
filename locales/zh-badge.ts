import type { BadgeWords } from './en-badge.ts';

const number = new Intl.NumberFormat('zh-Hans');

export const badge: BadgeWords = {
  none: 'Roomlight',
  refused: (room) => `Roomlight：无法进入 ${room}`,
  reconnecting: (room) => `Roomlight：正在重新连接 ${room}`,
  unread: (count) => `Roomlight：${number.format(count)} 条新消息`,
  people: (count, room) => `Roomlight：${room} 中有 ${number.format(count)} 人`,
};
