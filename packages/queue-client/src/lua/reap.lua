-- Return everything a worker holds to the head of its lists, in the order it was claimed, and end its lease.
-- Atomic: one reaper wins, and the worker's own late ticks find nothing to finish.
--
-- KEYS[1] workers (zset)   KEYS[2] in-flight hash of the dead worker
-- KEYS[3] priority queue   KEYS[4] its staging list of that worker
-- KEYS[5] normal queue     KEYS[6] its staging list of that worker
-- ARGV[1] id of the dead worker   ARGV[2] '1' to reap although the lease still runs (a worker's own farewell)
--
-- Reply: false when the worker is alive or unknown, else { priority tasks returned, normal tasks returned }

local deadline = redis.call('ZSCORE', KEYS[1], ARGV[1])
if ARGV[2] ~= '1' then
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  if not deadline or tonumber(deadline) > now then
    return false
  end
end

local claimed = { p = {}, n = {} }
local entries = redis.call('HGETALL', KEYS[2])
for i = 1, #entries, 2 do
  local letter, number = string.match(entries[i], '^([pn])(%d+)$')
  if letter then
    table.insert(claimed[letter], { number = tonumber(number), payload = entries[i + 1] })
  end
end

local function giveBack(queue, staging, tasks)
  table.sort(tasks, function(a, b) return a.number < b.number end)
  for _, payload in ipairs(redis.call('LRANGE', staging, 0, -1)) do
    tasks[#tasks + 1] = { payload = payload }
  end
  redis.call('DEL', staging)
  for i = #tasks, 1, -1 do
    redis.call('LPUSH', queue, tasks[i].payload)
  end
  return #tasks
end

redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[2])
return { giveBack(KEYS[3], KEYS[4], claimed.p), giveBack(KEYS[5], KEYS[6], claimed.n) }
