defmodule RoomlightWeb.RawSocket do
  @moduledoc """
  A client with a real connection: what it does not read stays in the network, and it sees how the
  server closes. One process owns it and waits for what it reads.
  """

  defstruct [:tcp, rest: ""]

  @patience to_timeout(minute: 1)
  @key "dGhlIHNhbXBsZSBub25jZQ=="

  @doc "Somebody with a session of their own, on the server at this port. `tcp` are `:gen_tcp` options."
  def connect!(port, name, tcp \\ []) do
    %{token: token} = Roomlight.Sessions.create(RoomlightWeb.Endpoint, name)
    bearer = "base64url.bearer.phx." <> Base.encode64(token, padding: false)
    options = [:binary, active: false, packet: :raw] ++ tcp
    {:ok, tcp} = :gen_tcp.connect(~c"127.0.0.1", port, options)

    :ok =
      :gen_tcp.send(tcp, """
      GET /socket/websocket?vsn=2.0.0 HTTP/1.1\r
      host: 127.0.0.1:#{port}\r
      connection: upgrade\r
      upgrade: websocket\r
      sec-websocket-version: 13\r
      sec-websocket-key: #{@key}\r
      sec-websocket-protocol: phoenix, #{bearer}\r
      \r
      """)

    {answer, socket} = read_answer(%__MODULE__{tcp: tcp}, "")
    "HTTP/1.1 101" <> _ = answer
    socket
  end

  @doc "In the room, with the roster read."
  def join!(port, name, topic, tcp \\ []) do
    socket = connect!(port, name, tcp)
    push(socket, ["1", "1", topic, "phx_join", %{}])
    {_state, socket} = hear(socket, "presence_state")
    socket
  end

  def push(socket, frame), do: push_text(socket, Jason.encode!(frame))

  def push_text(socket, text), do: send_frame(socket, <<1::1, 0::3, 1::4>>, text)

  @doc "A piece of a message that is never ended."
  def send_part(socket, :first, text), do: send_frame(socket, <<0::1, 0::3, 1::4>>, text)
  def send_part(socket, :more, text), do: send_frame(socket, <<0::1, 0::3, 0::4>>, text)

  # A mask of zeros leaves the text as it is.
  defp send_frame(socket, kind, data) do
    :gen_tcp.send(socket.tcp, [kind, masked_size(byte_size(data)), <<0::32>>, data])
  end

  @doc "The next payload of this event; what comes before it is passed over."
  def hear(socket, event) do
    case read(socket) do
      {{:text, [_, _, _, ^event, payload]}, socket} -> {payload, socket}
      {{:text, _}, socket} -> hear(socket, event)
    end
  end

  @doc "How the server closes: `{code, reason}`, or `:cut`."
  def closed(socket) do
    case read(socket) do
      {{:text, _}, socket} -> closed(socket)
      {how, _socket} -> how
    end
  end

  defp masked_size(bytes) when bytes < 126, do: <<1::1, bytes::7>>
  defp masked_size(bytes), do: <<1::1, 126::7, bytes::16>>

  defp read_answer(socket, answer) do
    case String.split(answer, "\r\n\r\n", parts: 2) do
      [head, rest] ->
        {head, %{socket | rest: rest}}

      _ ->
        {:ok, data} = :gen_tcp.recv(socket.tcp, 0, @patience)
        read_answer(socket, answer <> data)
    end
  end

  defp read(
         %{rest: <<_::4, opcode::4, 0::1, 127::7, n::64, data::binary-size(n), rest::binary>>} = s
       ),
       do: frame(opcode, data, %{s | rest: rest})

  defp read(
         %{rest: <<_::4, opcode::4, 0::1, 126::7, n::16, data::binary-size(n), rest::binary>>} = s
       ),
       do: frame(opcode, data, %{s | rest: rest})

  defp read(%{rest: <<_::4, opcode::4, 0::1, n::7, data::binary-size(n), rest::binary>>} = s)
       when n < 126,
       do: frame(opcode, data, %{s | rest: rest})

  defp read(socket) do
    case :gen_tcp.recv(socket.tcp, 0, @patience) do
      {:ok, data} -> read(%{socket | rest: socket.rest <> data})
      {:error, reason} when reason in [:closed, :econnreset] -> {:cut, socket}
    end
  end

  defp frame(1, text, socket), do: {{:text, Jason.decode!(text)}, socket}
  defp frame(8, <<code::16, reason::binary>>, socket), do: {{code, reason}, socket}
end
