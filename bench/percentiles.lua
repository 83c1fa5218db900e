-- The requests of the front-door benchmark, with the 50th and the 95th of a hundred in milliseconds.
dofile("bench/frontdoor.lua")

function done(_, latency)
  print(string.format("p50 %.2f", latency:percentile(50) / 1000))
  print(string.format("p95 %.2f", latency:percentile(95) / 1000))
end
