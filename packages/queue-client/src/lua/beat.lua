-- Prolong a worker's lease, look for workers whose lease has run out, and report what a worker cannot see in its ticks.
-- Redis TIME decides. The first write is a removal, so that a full Redis does not let living workers look dead.
--
-- KEYS[1] workers (zset: worker id -> end of its lease, epoch ms)
-- KEYS[2] in-flight hash of this worker   KEYS[3] its priority staging list   KEYS[4] its normal staging list
-- KEYS[5] priority retries   KEYS[6] normal retries   KEYS[7] priority suspects   KEYS[8] normal suspects
-- KEYS[9] control (hash)     KEYS[10] last beat of any worker, epoch ms
-- ARGV[1] worker id   ARGV[2] lease, ms   ARGV[3] '1' to take a lease, '0' to prolong the one held
--
-- Reply: false when the lease to prolong is gone (others have the tasks now),
--        else { now (epoch ms), tasks in flight, tasks in staging, suspects, ms until the next retry (-1 for none),
--               version of the control settings ('' for none), ms until the next lease of another worker runs out
--               (-1 for none), expired worker id... (3 at most) }

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = redis.call('ZREM', KEYS[1], ARGV[1])
if held == 0 and ARGV[3] == '0' then
  return false
end
redis.call('ZADD', KEYS[1], string.format('%d', now + tonumber(ARGV[2])), ARGV[1])
redis.call('SET', KEYS[10], string.format('%d', now), 'EX', 86400)
local control = redis.call('HGET', KEYS[9], 'version') or ''
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[2], 'lease', '1', 'control', control)
end
local marks = 0
for _, mark in ipairs(redis.call('HMGET', KEYS[2], 'lease', 'tick', 'control', 'seen')) do
  marks = marks + (mark and 1 or 0)
end
local retry = -1
for _, retries in ipairs({ KEYS[5], KEYS[6] }) do
  local next = redis.call('ZRANGE', retries, 0, 0, 'WITHSCORES')
  if next[2] then
    local wait = math.max(0, tonumber(next[2]) - now)
    retry = retry < 0 and wait or math.min(retry, wait)
  end
end
local reply = {
  now,
  redis.call('HLEN', KEYS[2]) - marks,
  redis.call('LLEN', KEYS[3]) + redis.call('LLEN', KEYS[4]),
  redis.call('LLEN', KEYS[7]) + redis.call('LLEN', KEYS[8]),
  retry,
  control,
  -1,
}
local running = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%d', now), '+inf', 'WITHSCORES', 'LIMIT', 0, 2)
for i = 1, #running, 2 do
  if running[i] ~= ARGV[1] and reply[7] < 0 then
    reply[7] = tonumber(running[i + 1]) - now
  end
end
for _, worker in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now), 'LIMIT', 0, 3)) do
  reply[#reply + 1] = worker
end
return reply
