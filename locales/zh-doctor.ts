import type { DoctorWords } from './en-doctor.ts';
import { problems } from './zh-problems.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { command, connection } = problems;

const steps: DoctorWords['steps'] = {
  address: '读取地址',
  host: '联系服务器',
  discovery: '询问它是什么',
  session: '说明我们是谁',
  socket: '打开连接',
  join: '进入房间',
  presence: '获知谁在那里',
  echo: '收回一条消息',
};

const found: DoctorWords['found'] = {
  is_roomlight: '是 Roomlight 服务器。',
  is_other: '不是 Roomlight 服务器。任何 Phoenix 服务器都可以。',
  is_unknown: '它没有表明。任何 Phoenix 服务器都可以。',
  token_accepted: '它接受我们的令牌。',
  session_given: '它给了我们一个令牌。',
  echo_confirmed: '带有它在房间历史记录中的位置。',
  echo_by_id: '带有我们给它的 ID，因此每条消息都能得到确切的确认。',
  echo_by_body:
    '传回来的只有文字：不显示名字，而且两条相同的消息无法分辨哪一条已送达。如果广播完整的内容，就不会这样。',
};

const problem: DoctorWords['problem'] = {
  address_empty: command.server_empty,
  address_not_a_url: command.server_not_a_url,
  address_wrong_scheme: command.server_wrong_scheme,
  address_insecure: command.server_insecure,
  address_has_credentials: command.server_has_credentials,
  offline: connection.offline,
  port_closed: '机器在线，但这个端口没有任何响应。请启动服务器，或检查端口。',
  no_answer:
    '没有响应。可能是名称输错了、这个端口上没有服务器在运行，或者此浏览器不信任它的证书。在标签页中打开这个地址，浏览器会告诉你是哪一种。',
  too_slow: '5 秒内没有响应。机器可能已关机，或者防火墙拦下了发往这个端口的内容。',
  plain_port:
    '这个端口上的响应没有加密，但地址以 https:// 开头。在本机上请改用 http:// 开头。在其他地方，服务器需要证书：Roomlight 不会在网络上以明文发送任何内容。',
  tls_port: '这个端口要求加密。请让地址以 https:// 开头。',
  discovery_lost:
    '这里曾是 Roomlight 服务器，现在它不再表明自己的类型。它可能正在启动，或者有代理在代替它响应。请稍后再试，你在那里的身份会保留。',
  session_refused: '服务器没有提供会话。它可能太忙，或者内部出了问题：请查看它的日志。',
  token_refused:
    '服务器不接受它曾经给出的令牌。可能是它的数据丢失了，或者令牌太旧。请在房间里点击“重试”：Roomlight 会获取新的令牌，服务器可能会把你当作新来的人。',
  unreachable: '服务器刚才还在，现在没有任何响应。请再检查一次。',
  wrong_path: connection.wrong_path,
  not_phoenix: connection.not_phoenix,
  origin_refused: '服务器不接受此扩展（HTTP 403）。需要由服务器的管理者允许它的来源。',
  upgrade_refused:
    '这里有响应，但不建立连接。浏览器不会得知原因，不过 Phoenix 服务器的日志里有记录。原因是以下三种之一：它的 check_origin 不允许此扩展，它的 socket 在别的路径，或者它的 UserSocket 需要自己的令牌。',
  server_busy: connection.server_busy,
  lost: '服务器刚刚关闭了连接。它的日志应该会说明原因。',
  sent_away: '服务器关闭了连接，并且不希望再次连接。',
  join_refused: '服务器不让我们进入这个房间。',
  join_unanswered: '服务器没有回应加入请求。它的 RoomChannel 可能在等待什么：也许日志里有说明。',
  no_presence_state:
    '5 秒内没有收到成员列表，因此不会显示在你之前就在这里的人。频道需要在加入之后推送该列表。',
  message_refused: '服务器不接受这个房间里的消息。',
  no_echo: '消息在 10 秒内没有传回来。频道需要把它广播给整个房间，包括发送者。',
};

export const doctor: DoctorWords = {
  intro: '逐步连接，并说明在哪里卡住、该怎么办。',
  roomHint: '留空则会尝试一个没有人的房间。',
  check: '检查',
  checking: '正在检查…',

  steps,
  found,
  named: (name) => `它自称“${isolate(name)}”。`,
  problem,
  sentOrigin: (origin) => `此浏览器发送的来源是 ${origin}。`,
  nameRoom: '这个服务器只有事先建好的房间：请填写其中一个房间的名称，然后再检查一次。',
  tryLobby: '按照 Phoenix 指南搭建的服务器只有一个房间 lobby：试试这个名称。',
  skipped: {
    writes: '房间里的每个人都会看到这条消息，所以没有发送。',
    no_sessions: '它没有会话，直接相信我们的说法。',
  },
  sendTestMessage: '发送测试消息',
  testMessage: '这是一条连接测试消息。',

  status: {
    passed: '正常',
    failed: '失败',
    writes: '未尝试',
    no_sessions: '不需要',
    running: '正在尝试…',
    waiting: '',
  },
  verdict: {
    running: (step) => `${step}…`,
    good: '一切正常。',
    untried: '尝试过的各项都正常。',
    bad: (step) => `停在了这一步：${step}`,
  },

  places: {
    address_field: '用作地址',
    terminal: '在终端中，进入 Roomlight 的文件夹',
    environment: '在 Roomlight 服务器的环境变量中',
    endpoint: '在 lib/my_app_web/endpoint.ex 中',
    origins_module: '在 lib/my_app_web/origins.ex 中',
    user_socket: '在 lib/my_app_web/channels/user_socket.ex 中',
    room_channel: '在 lib/my_app_web/channels/room_channel.ex 中',
  },
  copy: '复制',
  copied: '已复制',
  notCopied: '未获许可',

  report: {
    title: '报告',
    hint: '供服务器的管理者使用。其中不含令牌、房间名称或消息。',
    copy: '复制报告',
    heading: 'Roomlight 连接报告',
    server: (address) => `服务器：${address}`,
    origin: (origin) => `来源：${origin}`,
    room: {
      own: '房间：专用的，没有人在里面',
      given: '房间：有人在里面（名称已略去）',
    },
  },
};
