-- What a worker holds in Redis, to be compared with what it knows: a delivery whose reply was lost is found here.
-- Staged tasks move to the in-flight hash under fresh claims. Run it only while no wait of that queue is armed.
--
-- KEYS[1] in-flight hash   KEYS[2] staging list
-- ARGV[1] 'p' or 'n', the queue of the staging list   ARGV[2] base: staged tasks get the claims base+1, base+2, ...
--
-- Reply: { field, payload, field, payload... } of all tasks in the hash; empty when the lease is gone

local reply = {}
if redis.call('HEXISTS', KEYS[1], 'lease') == 0 then
  return reply
end
local number = tonumber(ARGV[2])
local payload = redis.call('LPOP', KEYS[2])
while payload do
  number = number + 1
  redis.call('HSET', KEYS[1], ARGV[1] .. string.format('%d', number), payload)
  payload = redis.call('LPOP', KEYS[2])
end
local entries = redis.call('HGETALL', KEYS[1])
for i = 1, #entries, 2 do
  if string.match(entries[i], '^[pn]%d+a?%d*s?[lt]?$') then
    reply[#reply + 1] = entries[i]
    reply[#reply + 1] = entries[i + 1]
  end
end
return reply
