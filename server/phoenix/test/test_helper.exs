# Nodes find each other by `epmd`, which is part of Erlang but packaged apart by some systems.
epmd = [
  System.find_executable("epmd") | Path.wildcard("#{:code.root_dir()}/erts-*/bin/epmd")
]

left_out = if Enum.any?(epmd), do: [], else: [:two_nodes]

if left_out != [] do
  IO.puts("The test with two nodes is left out: it needs epmd, and this Erlang came without it.")
end

# Long enough for a machine that does much else.
ExUnit.start(assert_receive_timeout: 5_000, exclude: left_out)
Ecto.Adapters.SQL.Sandbox.mode(Roomlight.Repo, :manual)
