-- Give slots back that were not used. What was not sent fills no window, so any slot may go, also one from the middle
-- or the past; a slot given back twice is found once.
-- Atomic: the rings and the state of all scopes.
--
-- KEYS[1] state of the tag (hash)
-- KEYS[2..] two keys per scope: ring (zset: number of the slot -> its time, us), slots of priority work (likewise)
-- ARGV[1] now, us, or '' for the server's clock   ARGV[2] epoch the slots belong to   ARGV[3] how many scopes
-- ARGV[4..] their names, then the numbers of the slots
-- Reply: how many slots were found, in the first scope; 0 when the epoch is over

local FIRST_NAME = 4

local state, epoch, count = KEYS[1], ARGV[2], tonumber(ARGV[3])
if redis.call('HGET', state, 'epoch') ~= epoch then
  return 0
end
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local numbers = FIRST_NAME + count

-- How many of the slots are there, and over already.
local function past(ring)
  local missed = 0
  for _, score in ipairs(redis.call('ZMSCORE', ring, unpack(ARGV, numbers))) do
    if score and tonumber(score) <= now then
      missed = missed + 1
    end
  end
  return missed
end

local found = 0
for i = 1, count do
  local name, ring = ARGV[FIRST_NAME + i - 1], KEYS[2 * i]
  local fields = { name .. '|def', name .. '|epoch', name .. '|tat', name .. '|owed' }
  local stored = redis.call('HMGET', state, unpack(fields))
  if stored[1] and stored[2] == epoch then
    local missed = past(ring)
    local removed = redis.call('ZREM', ring, unpack(ARGV, numbers))
    redis.call('ZREM', KEYS[2 * i + 1], unpack(ARGV, numbers))
    if i == 1 then
      found = removed
    end
    if removed > 0 then
      local limit, window = string.match(stored[1], '^%S+ (%S+) (%S+)')
      local newest = redis.call('ZRANGE', ring, -1, -1, 'WITHSCORES')[2] or ''
      local tat = (tonumber(stored[3]) or 0) - removed * window / limit
      -- Later slots may now move into the gap, so the next search must not begin at the end of the ring.
      if missed > 0 then
        -- Their time is lost, and pacing would not let others catch up: as many may come at once.
        local owed, untilUs = string.match(stored[4] or '', '^(%S+) (%S+)$')
        missed = missed + (untilUs and tonumber(untilUs) > now and tonumber(owed) or 0)
        redis.call('HSET', state, name .. '|owed', missed .. ' ' .. string.format('%.0f', now + window))
      end
      redis.call('HSET', state, name .. '|last', newest, name .. '|hole', newest == '' and '0' or newest,
        name .. '|tat', string.format('%.0f', tat))
    end
  end
end
return found
