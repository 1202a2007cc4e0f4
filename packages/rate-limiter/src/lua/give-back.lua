-- Give slots back that were not used. What was not sent fills no window, so any slot may go, also one from the middle
-- or the past; a slot given back twice is found once.
-- Atomic: the rings and the state of all scopes.
--
-- KEYS[1] state of the tag (hash)
-- KEYS[2..] two keys per scope: ring (zset: number of the slot -> its time, us), slots of priority work (likewise)
-- ARGV[1] epoch the slots belong to   ARGV[2] how many scopes   ARGV[3..] their names, then the numbers of the slots
-- Reply: how many slots were found, in the first scope; 0 when the epoch is over

local state, count = KEYS[1], tonumber(ARGV[2])
if redis.call('HGET', state, 'epoch') ~= ARGV[1] then
  return 0
end
local found = 0
for i = 1, count do
  local name, ring = ARGV[2 + i], KEYS[2 * i]
  local stored = redis.call('HMGET', state, name .. '|def', name .. '|epoch', name .. '|tat')
  if stored[1] and stored[2] == ARGV[1] then
    local removed = redis.call('ZREM', ring, unpack(ARGV, 3 + count))
    redis.call('ZREM', KEYS[2 * i + 1], unpack(ARGV, 3 + count))
    if i == 1 then
      found = removed
    end
    if removed > 0 then
      local limit, window = string.match(stored[1], '^%S+ (%S+) (%S+)')
      local newest = redis.call('ZRANGE', ring, -1, -1, 'WITHSCORES')[2] or ''
      local tat = (tonumber(stored[3]) or 0) - removed * window / limit
      -- Later slots may now move into the gap, so the next search must not begin at the end of the ring.
      redis.call('HSET', state, name .. '|last', newest, name .. '|hole', newest == '' and '0' or newest,
        name .. '|tat', string.format('%.0f', tat))
    end
  end
end
return found
