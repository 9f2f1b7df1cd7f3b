# The chat of Phoenix' guides "Channels" and "Presence": one room, the lobby, with everybody who is in it.
#
#     elixir guide.exs

unless Code.ensure_loaded?(Phoenix.Endpoint) do
  Mix.install([{:phoenix, "~> 1.8"}, {:bandit, "~> 1.5"}, {:jason, "~> 1.4"}])
end

Application.put_env(:hello, HelloWeb.Endpoint,
  adapter: Bandit.PhoenixAdapter,
  http: [ip: {127, 0, 0, 1}, port: String.to_integer(System.get_env("PORT", "4000"))],
  server: true,
  # Any origin: the extension's differs from browser to browser. Not a setting for the open internet.
  check_origin: false,
  render_errors: [formats: [json: HelloWeb.ErrorJSON], layout: false],
  pubsub_server: Hello.PubSub,
  secret_key_base: String.duplicate("not a secret ", 5)
)

defmodule HelloWeb.Presence do
  use Phoenix.Presence, otp_app: :hello, pubsub_server: Hello.PubSub
end

defmodule HelloWeb.RoomChannel do
  use Phoenix.Channel
  alias HelloWeb.Presence

  @impl true
  def join("room:lobby", _message, socket) do
    send(self(), :after_join)
    {:ok, socket}
  end

  def join("room:" <> _private_room_id, _params, _socket) do
    {:error, %{reason: "unauthorized"}}
  end

  @impl true
  def handle_info(:after_join, socket) do
    {:ok, _} =
      Presence.track(socket, socket.assigns.user_id, %{
        online_at: inspect(System.system_time(:second))
      })

    push(socket, "presence_state", Presence.list(socket))
    {:noreply, socket}
  end

  @impl true
  def handle_in("new_msg", %{"body" => body}, socket) do
    broadcast!(socket, "new_msg", %{body: body})
    {:noreply, socket}
  end
end

defmodule HelloWeb.UserSocket do
  use Phoenix.Socket

  channel "room:*", HelloWeb.RoomChannel

  @impl true
  def connect(params, socket, _connect_info) do
    {:ok, assign(socket, :user_id, params["user_id"])}
  end

  @impl true
  def id(_socket), do: nil
end

defmodule HelloWeb.ErrorJSON do
  def render(template, _assigns) do
    %{errors: %{detail: Phoenix.Controller.status_message_from_template(template)}}
  end
end

defmodule HelloWeb.Router do
  use Phoenix.Router
end

defmodule HelloWeb.Endpoint do
  use Phoenix.Endpoint, otp_app: :hello

  socket "/socket", HelloWeb.UserSocket, websocket: true, longpoll: false

  plug HelloWeb.Router
end

{:ok, _} = Application.ensure_all_started([:phoenix, :bandit])

{:ok, _} =
  Supervisor.start_link(
    [{Phoenix.PubSub, name: Hello.PubSub}, HelloWeb.Presence, HelloWeb.Endpoint],
    strategy: :one_for_one
  )

Process.sleep(:infinity)
