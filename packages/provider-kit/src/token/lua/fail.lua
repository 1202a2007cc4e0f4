-- Note that an attempt failed: the next one may come after a pause that grows with each failure in a row.
--
-- KEYS[1] state of the key (hash)
-- ARGV[1] now, epoch ms, or '' for the server's clock   ARGV[2] claimant   ARGV[3] retry, 'never' or 'safe'
-- ARGV[4] the broker's code, or ''   ARGV[5] spacing, ms   ARGV[6] factor   ARGV[7] failures after which pauses grow no more
-- Reply: when the next attempt may come, ms from now; also when another one has claimed since, then nothing is written

local state = KEYS[1]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local fields = redis.call('HMGET', state, 'claimant', 'notBefore', 'failures')
if fields[1] ~= ARGV[2] then
  return string.format('%.0f', math.max(0, (tonumber(fields[2]) or 0) - now))
end
local failures = (tonumber(fields[3]) or 0) + 1
local pause = math.floor(tonumber(ARGV[5]) * tonumber(ARGV[6]) ^ math.min(failures - 1, tonumber(ARGV[7])))
redis.call('HDEL', state, 'claimant', 'leaseUntil')
redis.call('HSET', state, 'failures', failures, 'failRetry', ARGV[3], 'failCode', ARGV[4],
  'notBefore', string.format('%.0f', now + pause))
return string.format('%.0f', pause)
