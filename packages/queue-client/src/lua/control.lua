-- Change what workers may do: pause, resume or drain a lane or all lanes. Bumps the version that ticks show to workers.
--
-- KEYS[1] control (hash: version; `pause:<lane>`, `drain:<lane>` with lane `*`, `KIS:*` or `KIS:default`)
-- KEYS[2] priority queue   KEYS[3] its list of the lane   KEYS[4] normal queue   KEYS[5] its list of the lane
-- KEYS[6..] in-flight hashes of the workers
-- ARGV[1] 'pause', 'drain' or 'resume'   ARGV[2] lane
--
-- Reply: the new version

if ARGV[1] == 'resume' then
  redis.call('HDEL', KEYS[1], 'pause:' .. ARGV[2], 'drain:' .. ARGV[2])
  for i = 2, 4, 2 do
    local parked = redis.call('LRANGE', KEYS[i + 1], 0, -1)
    redis.call('DEL', KEYS[i + 1])
    for j = #parked, 1, -1 do
      redis.call('LPUSH', KEYS[i], parked[j])
    end
  end
else
  redis.call('HSET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], '1')
end
local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
for i = 6, #KEYS do
  if redis.call('HEXISTS', KEYS[i], 'lease') == 1 then
    redis.call('HSET', KEYS[i], 'control', version)
  end
end
return version
