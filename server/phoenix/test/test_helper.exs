ExUnit.start()
Ecto.Adapters.SQL.Sandbox.mode(Roomlight.Repo, :manual)
