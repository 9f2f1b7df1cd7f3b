defmodule Roomlight.Sessions do
  @moduledoc "Who somebody is, signed by this server, so that nobody can speak as someone else."

  alias Roomlight.Text

  @salt "member session"
  # Nothing in a session ages: it is a random id and a name. Another `SECRET_KEY_BASE` ends them all.
  @max_age :infinity

  @doc "A new member with a token: `%{member_id: _, token: _}`."
  def create(endpoint, name) do
    member_id = Base.url_encode64(:crypto.strong_rand_bytes(12), padding: false)
    token = Phoenix.Token.sign(endpoint, @salt, {member_id, Text.clean_name(name)})
    %{member_id: member_id, token: token}
  end

  @doc "The member a token of this server belongs to: `{:ok, %{id: _, name: _}}` or `:error`."
  def verify(endpoint, token) when is_binary(token) do
    case Phoenix.Token.verify(endpoint, @salt, token, max_age: @max_age) do
      {:ok, {member_id, name}} -> {:ok, %{id: member_id, name: name}}
      {:error, _} -> :error
    end
  end

  def verify(_endpoint, _token), do: :error
end
