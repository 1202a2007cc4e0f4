-- Prolong a worker's lease, and look for workers whose lease has run out. Redis TIME decides.
-- The first write is a removal, so that a full Redis does not let living workers look dead.
--
-- KEYS[1] workers (zset: worker id -> end of its lease, epoch ms)
-- KEYS[2] in-flight hash of this worker   KEYS[3] its priority staging list   KEYS[4] its normal staging list
-- ARGV[1] worker id   ARGV[2] lease, ms   ARGV[3] '1' to take a lease, '0' to prolong the one held
--
-- Reply: false when the lease to prolong is gone (others have the tasks now),
--        else { tasks in flight, tasks in staging, expired worker id... (3 at most) }

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = redis.call('ZREM', KEYS[1], ARGV[1])
if held == 0 and ARGV[3] == '0' then
  return false
end
redis.call('ZADD', KEYS[1], string.format('%d', now + tonumber(ARGV[2])), ARGV[1])
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[2], 'lease', '1')
end
local marks = redis.call('HEXISTS', KEYS[2], 'tick') + 1
local reply = {
  redis.call('HLEN', KEYS[2]) - marks,
  redis.call('LLEN', KEYS[3]) + redis.call('LLEN', KEYS[4]),
}
for _, worker in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now), 'LIMIT', 0, 3)) do
  reply[#reply + 1] = worker
end
return reply
