-- Append tasks to a queue, all or none, unless it would grow beyond its limit or one of their lanes is being drained.
--
-- KEYS[1] queue   KEYS[2] control (hash)   KEYS[3] names of limited lanes with tasks (set)
-- KEYS[4] prefix of the queue's lane lists, which have its slot
-- ARGV[1] limit: tasks that may wait
-- ARGV[2] number of lane names, then the names (`*`, `KIS:*`, `KIS:default`, ...), then the payloads
--
-- Reply: { 'done' }, { 'full', tasks waiting } or { 'draining', lane }

local lanes = tonumber(ARGV[2])
local drained = {}
for i = 3, 2 + lanes do
  drained[#drained + 1] = 'drain:' .. ARGV[i]
end
for i, mark in ipairs(redis.call('HMGET', KEYS[2], unpack(drained))) do
  if mark then
    return { 'draining', ARGV[2 + i] }
  end
end
local first = 3 + lanes
local waiting = redis.call('LLEN', KEYS[1])
for _, lane in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  waiting = waiting + redis.call('LLEN', KEYS[4] .. lane)
end
if waiting + #ARGV - first + 1 > tonumber(ARGV[1]) then
  return { 'full', waiting }
end
for i = first, #ARGV, 1000 do
  redis.call('RPUSH', KEYS[1], unpack(ARGV, i, math.min(i + 999, #ARGV)))
end
return { 'done' }
