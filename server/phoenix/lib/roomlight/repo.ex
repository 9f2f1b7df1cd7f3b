defmodule Roomlight.Repo do
  use Ecto.Repo, otp_app: :roomlight, adapter: Ecto.Adapters.Postgres
end
