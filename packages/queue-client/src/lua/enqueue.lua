-- Append tasks to a queue, all or none, unless the queue would grow beyond its limit.
--
-- KEYS[1] queue
-- ARGV[1] limit: tasks that may wait   ARGV[2..] payloads
--
-- Reply: { accepted (1 or 0), tasks waiting afterwards }

local waiting = redis.call('LLEN', KEYS[1])
if waiting + #ARGV - 1 > tonumber(ARGV[1]) then
  return { 0, waiting }
end
for first = 2, #ARGV, 1000 do
  waiting = redis.call('RPUSH', KEYS[1], unpack(ARGV, first, math.min(first + 999, #ARGV)))
end
return { 1, waiting }
