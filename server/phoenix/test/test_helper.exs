# Long enough for a machine that does much else.
ExUnit.start(assert_receive_timeout: 5_000)
Ecto.Adapters.SQL.Sandbox.mode(Roomlight.Repo, :manual)
