-- Take back a claim that sent nothing: its attempt does not count.
--
-- KEYS[1] state of the key (hash)
-- ARGV[1] claimant
-- Reply: 1, or 0 when another one has claimed since

local state = KEYS[1]
local fields = redis.call('HMGET', state, 'claimant', 'attempts')
if fields[1] ~= ARGV[1] then
  return 0
end
local attempts = string.gsub(fields[2] or '', ',?%d+$', '')
redis.call('HDEL', state, 'claimant', 'leaseUntil', 'notBefore')
redis.call('HSET', state, 'attempts', attempts)
return 1
