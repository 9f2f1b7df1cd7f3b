import type { Problems } from './en-problems.ts';
import { refusedChanges } from './refused-changes.ts';

const connection: Problems['connection'] = {
  offline: '此设备处于离线状态。网络恢复后会自动继续。',
  unreachable: '这个地址没有任何响应。服务器在运行吗？端口对吗？',
  wrong_path:
    '这里有响应，但这个路径下没有 socket。Phoenix 应用通常把它放在 /socket，不带路径的地址也会指向那里。',
  not_phoenix: '这里有响应，但它不支持 Phoenix Channels。请检查地址。',
  origin_refused:
    '服务器不接受此扩展。需要由服务器的管理者允许它的来源：Phoenix 用 check_origin，Roomlight 自带的服务器用 --allow-origin。',
  upgrade_refused:
    '这里有响应，但不建立连接，也不说明原因。请检查路径：Phoenix 应用的 socket 通常在 /socket。如果路径没错，它可能不是 Phoenix 服务器，或者它的 check_origin 设置不允许此扩展。',
  server_busy: '服务器正忙，让我们稍后再来。',
  lost: '连接已断开，正在尝试恢复。',
};

const refusal: Problems['refusal'] = {
  rate_limited: '短时间内操作太多了。请稍等片刻再试。',
  too_large: '服务器表示内容太大。',
  invalid: '服务器无法理解此扩展，它可能需要另一个版本。',
  unauthorized: '服务器不让你进入。你可能需要先登录或获得邀请。',
  banned: '你已被移出这个房间。请联系房间的管理者。',
  locked: '这个房间的管理者不再让新人进入。请他们解锁。',
  room_full: '这个房间已满。等有人离开后再试。',
  read_only: '你可以在这里阅读，但不能发言。',
  not_found: '服务器上没有这个房间。请检查名称。',
  conflict: '服务器的状态与我们的不一致。通常再试一次就好。',
  epoch_changed: '服务器已重新开始这个房间的历史记录。',
  server_busy: '服务器正忙。请稍后再试。',
  wrong_version: '服务器使用的是另一个版本。请更新 Roomlight 或服务器。',
  no_such_room:
    '此服务器没有用于这个房间的频道。按照 Phoenix 指南搭建的服务器可能只有房间 lobby：试试这个名称。',
  not_this_room:
    '服务器不让你进入这个房间。按照 Phoenix 指南搭建的服务器只有一个房间 lobby：请离开这里，再试试那个名称。',
  no_key: '此浏览器没有这个加密房间的邀请。请向房间里的人索取。',
  unknown: '服务器拒绝了，原因未知。',
};

const failure: Problems['failure'] = {
  ...refusal,
  too_large: '服务器表示消息太长。',
  too_old: '等待连接的时间太长了。',
};

const change = {
  ...refusal,
  too_large: '服务器表示消息太长。',
  unauthorized: '只有消息的作者才能更改它。',
  not_found: '这条消息已不存在。',
};

const command: Problems['command'] = {
  ...refusedChanges(change),
  no_answer: '服务器没有响应。请在连接后再试。',
  not_supported: '此服务器不支持该操作。',
  not_allowed: '无法在这里进行此操作。',
  server_empty: '请输入服务器地址。',
  server_not_a_url: '这不是有效的地址。地址的格式如 https://example.org 或 http://127.0.0.1:4000。',
  server_wrong_scheme: '地址须以 https:// 或 wss:// 开头，本机上也可以用 http://。',
  server_insecure:
    '未加密时只能使用本机上的服务器。其他服务器的地址必须以 https:// 或 wss:// 开头。',
  server_has_credentials: '请去掉地址中的用户名和密码。',
  page_untold:
    '无法把此页面告诉他人：它是私密的、只在本机可用，或用于登录；也可能扩展看不到它，请先在页面上显示浮层。',
  no_invite: '此浏览器已忘记该邀请，不能再邀请他人。',
  room_damaged_invite: '这份邀请不完整。请重新完整复制。',
  room_empty: '请输入房间名称。',
  room_too_long: '房间名称最多 128 个字符。',
  room_characters: '房间名称只能包含字母 a–z、数字、- 和 _，中间最多可有一个 :。',
  connection_offline: connection.offline,
  connection_unreachable: connection.unreachable,
  connection_wrong_path: connection.wrong_path,
  connection_not_phoenix: connection.not_phoenix,
  connection_origin_refused: connection.origin_refused,
  connection_upgrade_refused: connection.upgrade_refused,
  connection_server_busy: connection.server_busy,
  connection_lost: connection.lost,
  name_empty: '请输入一个供他人看到的名字。',
  name_too_long: '名字最多 40 个字符。',
  body_empty: '还没有可发送的内容。',
  body_too_long: '这条消息太长了。',
  outbox_full: '等待发送的消息太多。这条会保留在这里，等其他消息发出后再发送。',
  storage_failed:
    '浏览器无法保存：磁盘已满，或存储被阻止。没有做任何更改。请腾出空间或允许存储，然后再试。',
  room_not_open: '这个房间已不再打开。请重新打开。',
  internal: 'Roomlight 出了点问题。请再试一次，你输入的内容还在。',
  permission_missing: '浏览器没有授予所需的权限。请允许后再试。',
};

const overlay: Problems['overlay'] = {
  not_asked: '尚未在此页面显示。',
  hidden_until_reload: '在此页面上已隐藏，重新加载后恢复。',
  hidden_on_site: '在此网站上已隐藏。',
  paused: '已在所有网站暂停。在此显示会结束暂停。',
  sandboxed_page: '此页面处于沙盒中，无法显示浮窗。请在这里使用弹出窗口。',
  forbidden_page: '浏览器不允许任何扩展在此页面上显示内容。',
  no_room: '加入房间后即可在页面上显示。',
};

export const problems: Problems = { connection, refusal, failure, command, overlay };
