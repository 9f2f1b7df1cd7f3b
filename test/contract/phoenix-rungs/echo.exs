# A chat that passes on what it is sent, as many do that grew out of Phoenix' guides.
#
#     elixir echo.exs

unless Code.ensure_loaded?(Phoenix.Endpoint) do
  Mix.install([{:phoenix, "~> 1.8"}, {:bandit, "~> 1.5"}, {:jason, "~> 1.4"}])
end

Application.put_env(:chat, ChatWeb.Endpoint,
  adapter: Bandit.PhoenixAdapter,
  http: [ip: {127, 0, 0, 1}, port: String.to_integer(System.get_env("PORT", "4000"))],
  server: true,
  # Any origin: the extension's differs from browser to browser. Not a setting for the open internet.
  check_origin: false,
  render_errors: [formats: [json: ChatWeb.ErrorJSON], layout: false],
  pubsub_server: Chat.PubSub,
  secret_key_base: String.duplicate("not a secret ", 5)
)

defmodule ChatWeb.Presence do
  use Phoenix.Presence, otp_app: :chat, pubsub_server: Chat.PubSub
end

defmodule ChatWeb.RoomChannel do
  use Phoenix.Channel
  alias ChatWeb.Presence

  @impl true
  def join("room:" <> room_id, _params, socket) do
    send(self(), :after_join)
    {:ok, assign(socket, :room_id, room_id)}
  end

  @impl true
  def handle_info(:after_join, socket) do
    {:ok, _} =
      Presence.track(socket, socket.assigns.user_id, %{
        name: socket.assigns.name,
        online_at: inspect(System.system_time(:second))
      })

    push(socket, "presence_state", Presence.list(socket))
    {:noreply, socket}
  end

  # Whatever the client sent goes to everybody, an id and a name that it put in too.
  @impl true
  def handle_in("new_msg", payload, socket) when is_map(payload) do
    broadcast!(socket, "new_msg", payload)
    {:noreply, socket}
  end
end

defmodule ChatWeb.UserSocket do
  use Phoenix.Socket

  channel "room:*", ChatWeb.RoomChannel

  @impl true
  def connect(params, socket, _connect_info) do
    {:ok, assign(socket, user_id: params["user_id"], name: params["name"])}
  end

  @impl true
  def id(_socket), do: nil
end

defmodule ChatWeb.ErrorJSON do
  def render(template, _assigns) do
    %{errors: %{detail: Phoenix.Controller.status_message_from_template(template)}}
  end
end

defmodule ChatWeb.Router do
  use Phoenix.Router
end

defmodule ChatWeb.Endpoint do
  use Phoenix.Endpoint, otp_app: :chat

  socket "/socket", ChatWeb.UserSocket, websocket: true, longpoll: false

  plug ChatWeb.Router
end

{:ok, _} = Application.ensure_all_started([:phoenix, :bandit])

{:ok, _} =
  Supervisor.start_link(
    [{Phoenix.PubSub, name: Chat.PubSub}, ChatWeb.Presence, ChatWeb.Endpoint],
    strategy: :one_for_one
  )

Process.sleep(:infinity)
