defmodule RoomlightWeb.RoomParams do
  @moduledoc """
  What clients send to a room, read once and trusted from then on. Reasons are those of the protocol.
  """

  alias Roomlight.{Limits, Rooms, Text}

  @states ~w(active idle hidden)
  @face ~r/\A[a-z0-9]{1,16}\z/
  @sealed_look ~r/\A(?=.{1,960}\z)e1\.[\w-]+\.[\w-]+\z/
  @sealed_body ~r/\Ae1\.[\w-]+\.[\w-]+\z/
  @page ~r/\A[\w-]{1,64}\z/
  @cid ~r/\A[\w-]{16,64}\z/
  @id ~r/\A[\w-]{1,64}\z/

  @doc """
  How somebody is here. What is missing or odd stays as it was: looks are not worth a refusal. A page of
  nil: they are on none any more.
  """
  def appearance(params, before) do
    %{
      name: Text.clean_name(params["name"]) || before.name,
      face: matching(params["face"], @face) || before.face,
      state: if(params["state"] in @states, do: params["state"], else: before.state),
      page: page(params, before.page),
      sealed: matching(params["sealed"], @sealed_look) || before.sealed,
      invisible:
        if(is_boolean(params["invisible"]), do: params["invisible"], else: before.invisible)
    }
  end

  defp page(%{"page" => nil}, _before), do: nil
  defp page(params, before), do: matching(params["page"], @page) || before

  @doc "A client that names no `cid` gets a message without dedupe."
  def new_msg(params) do
    with {:ok, cid} <- required(given(params, "cid", random_cid()), @cid),
         {:ok, body} <- body(params),
         {:ok, reply_to} <- optional_id(params["reply_to"]),
         {:ok, place} <- place(params["quote"]) do
      {:ok, %{cid: cid, body: body, reply_to: reply_to, quote: place}}
    end
  end

  def edit_msg(params) do
    with {:ok, cid} <- cid(params), {:ok, id} <- id(params), {:ok, body} <- body(params) do
      {:ok, %{cid: cid, id: id, body: body}}
    end
  end

  def delete_msg(params) do
    with {:ok, cid} <- cid(params), {:ok, id} <- id(params), do: {:ok, %{cid: cid, id: id}}
  end

  def react(%{"emoji" => emoji, "on" => on} = params) when is_boolean(on) do
    with {:ok, cid} <- cid(params), {:ok, id} <- id(params), true <- emoji in Rooms.emoji() do
      {:ok, %{cid: cid, id: id, emoji: emoji, on: on}}
    else
      _ -> {:error, :invalid}
    end
  end

  def react(_params), do: {:error, :invalid}

  @doc "What the owner of the room, `own`, wants done. Nobody shows themselves out."
  def moderation("kick", params, own) do
    with {:ok, member} <- other(params, own), do: {:ok, {:kick, member}}
  end

  def moderation("ban", %{"on" => on} = params, own) when is_boolean(on) do
    with {:ok, member} <- other(params, own) do
      {:ok, if(on, do: {:ban, member, Text.clean_name(params["name"])}, else: {:unban, member})}
    end
  end

  def moderation("lock", %{"on" => on}, _own) when is_boolean(on), do: {:ok, {:lock, on}}
  def moderation("bans", _params, _own), do: {:ok, :bans}
  def moderation(_event, _params, _own), do: {:error, :invalid}

  defp other(%{"member" => own}, own), do: {:error, :invalid}
  defp other(params, _own), do: required(params["member"], @id)

  @doc "A place in the log, the direction away from it, and how much."
  def history(params) do
    limit = given(params, "limit", Limits.history())

    with true <- is_integer(limit) and limit in 1..Limits.history()//1,
         {:ok, direction} <- direction(params["after_seq"], params["before_seq"]) do
      {:ok, direction, limit}
    else
      _ -> {:error, :invalid}
    end
  end

  defp direction(seq, nil) when seq in 0..0x1FFFFFFFFFFFFF, do: {:ok, {:after, seq}}
  defp direction(nil, seq) when seq in 0..0x1FFFFFFFFFFFFF, do: {:ok, {:before, seq}}
  defp direction(_after, _before), do: :error

  # Measured as it will be stored: normalising can make a text longer.
  defp body(%{"body" => body}) when is_binary(body) do
    body = Text.clean(body)

    cond do
      byte_size(body) > Limits.body_bytes() -> {:error, :too_large}
      too_many_code_points?(body) -> {:error, :too_large}
      String.trim(body) == "" -> {:error, :invalid}
      true -> {:ok, body}
    end
  end

  defp body(_params), do: {:error, :invalid}

  # A sealed text is longer than what stands in it, which whoever opens it counts.
  defp too_many_code_points?(body) do
    Text.code_points(body) > Limits.body() and not (body =~ @sealed_body)
  end

  # A place in a page, by its words. What is more than these of it is left out.
  defp place(nil), do: {:ok, nil}

  defp place(%{"exact" => exact} = params) do
    texts = [exact, Map.get(params, "prefix", ""), Map.get(params, "suffix", "")]

    if Enum.all?(texts, &is_binary/1) do
      [exact, prefix, suffix] = Enum.map(texts, &Text.clean/1)
      check_place(%{exact: String.trim(exact), prefix: prefix, suffix: suffix})
    else
      {:error, :invalid}
    end
  end

  defp place(_other), do: {:error, :invalid}

  defp check_place(%{exact: exact, prefix: prefix, suffix: suffix} = place) do
    cond do
      Text.code_points(exact) > Limits.quote_exact() -> {:error, :too_large}
      Text.code_points(prefix) > Limits.quote_side() -> {:error, :too_large}
      Text.code_points(suffix) > Limits.quote_side() -> {:error, :too_large}
      exact == "" -> {:error, :invalid}
      true -> {:ok, place}
    end
  end

  # What a command says to be nil it does not say.
  defp given(params, key, otherwise), do: with(nil <- params[key], do: otherwise)

  defp cid(params), do: required(params["cid"], @cid)
  defp id(params), do: required(params["id"], @id)

  defp optional_id(nil), do: {:ok, nil}
  defp optional_id(id), do: required(id, @id)

  defp required(value, shape) do
    case matching(value, shape) do
      nil -> {:error, :invalid}
      value -> {:ok, value}
    end
  end

  defp matching(value, shape), do: if(is_binary(value) and value =~ shape, do: value)

  defp random_cid, do: Base.encode16(:crypto.strong_rand_bytes(16), case: :lower)
end
