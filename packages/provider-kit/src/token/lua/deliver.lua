-- Store a newly issued token, if the claimant still holds the right to issue. Atomic with the plain copy that programs
-- of old read.
--
-- The token that is alive, served once more, keeps its generation: a broker that does so gives no other one before the
-- end, so it is used until then.
--
-- KEYS[1] state of the key (hash)   KEYS[2] the plain copy (string of JSON)
-- ARGV[1] now, epoch ms, or '' for the server's clock   ARGV[2] claimant   ARGV[3] value
-- ARGV[4] end, epoch ms of the broker's clock, or ''   ARGV[5] that clock's now, or ''   ARGV[6] lifetime, ms, or ''
-- ARGV[7] spacing, ms   ARGV[8] refresh margin, ms   ARGV[9] ttl buffer, ms   ARGV[10] longest lifetime, ms
-- ARGV[11] 1: keep a plain copy
-- Reply: false when another one has claimed since, else { generation, usableMs, refreshInMs, expiresAtMs, lifetimeMs }

local HOUR, DAY = 3600000, 86400000
local state = KEYS[1]
if redis.call('HGET', state, 'claimant') ~= ARGV[2] then
  return false
end
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local function text(number)
  return string.format('%.0f', number)
end

local said = tonumber(ARGV[6]) or 0
if ARGV[4] ~= '' then
  said = tonumber(ARGV[4]) - (tonumber(ARGV[5]) or now)
end
local lifetime = math.max(0, math.min(said, tonumber(ARGV[10])))
local expiresAt = now + lifetime
local usableUntil = math.max(expiresAt - tonumber(ARGV[9]), now + math.floor(lifetime / 2))
local refreshAt = math.max(expiresAt - tonumber(ARGV[8]), now + math.floor(lifetime / 2))

local fields = redis.call('HMGET', state, 'value', 'generation', 'expiresAt', 'issuedAt', 'refreshCount')
local generation = math.max(now, (tonumber(fields[2]) or 0) + 1)
local issuedAt = now
if fields[1] == ARGV[3] and now < (tonumber(fields[3]) or 0) then
  generation = tonumber(fields[2])
  issuedAt = tonumber(fields[4])
  usableUntil = expiresAt
  refreshAt = expiresAt
end
local refreshCount = (tonumber(fields[5]) or 0) + 1

redis.call('HDEL', state, 'claimant', 'leaseUntil', 'failures', 'failRetry', 'failCode')
redis.call('HSET', state, 'value', ARGV[3], 'generation', text(generation),
  'issuedAt', text(issuedAt), 'expiresAt', text(expiresAt), 'usableUntil', text(usableUntil),
  'refreshAt', text(refreshAt), 'refreshCount', text(refreshCount),
  'notBefore', text(now + tonumber(ARGV[7])))
redis.call('PEXPIRE', state, text(math.max(usableUntil, now + DAY) - now + HOUR))
if ARGV[11] == '1' and usableUntil > now then
  local copy = cjson.encode({ access_token = ARGV[3], expires_at = math.floor(expiresAt / 1000),
    refreshed_at = math.floor(now / 1000), refresh_count = refreshCount })
  redis.call('SET', KEYS[2], copy, 'PX', text(usableUntil - now))
end
return { text(generation), text(usableUntil - now), text(refreshAt - now), text(expiresAt), text(said) }
