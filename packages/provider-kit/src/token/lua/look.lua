-- Read the token of a key and, where a new one is due and may be asked for, claim the right to issue it. Atomic: a
-- claim is recorded as an attempt before anything is sent.
--
-- A claim allows sending until its lease ends. So the next one comes a spacing after the answer, or, when the claimant
-- dies, a spacing after the end of the lease: whatever happens, the broker sees no two attempts closer than that.
--
-- KEYS[1] state of the key (hash)
-- ARGV[1] now, epoch ms, or '' for the server's clock   ARGV[2] claimant
-- ARGV[3] lease, ms   ARGV[4] spacing, ms   ARGV[5] attempts per hour   ARGV[6] attempts per 24 hours
-- Reply: { kind, waitMs, value, generation, usableMs, refreshInMs, expiresAtMs, failRetry, failCode }; value is '' when
-- there is no usable token; kind is 'fresh', 'claimed', 'busy', 'spaced' or 'spent'

local HOUR, DAY = 3600000, 86400000
local state = KEYS[1]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local fields = redis.call('HMGET', state, 'value', 'generation', 'usableUntil', 'refreshAt', 'expiresAt',
  'leaseUntil', 'notBefore', 'attempts', 'failRetry', 'failCode', 'claimant')
local usableUntil, refreshAt = tonumber(fields[3]) or 0, tonumber(fields[4]) or 0
local leaseUntil, notBefore = tonumber(fields[6]) or 0, tonumber(fields[7]) or 0
local isUsable = fields[1] and now < usableUntil

local function reply(kind, wait)
  local token = { '', '0', '0', '0', '0' }
  if isUsable then
    token = { fields[1], fields[2], string.format('%.0f', usableUntil - now),
      string.format('%.0f', refreshAt - now), fields[5] }
  end
  return { kind, string.format('%.0f', wait), token[1], token[2], token[3], token[4], token[5],
    fields[9] or '', fields[10] or '' }
end

if isUsable and now < refreshAt then
  return reply('fresh', 0)
end
local function claim()
  leaseUntil = now + tonumber(ARGV[3])
  redis.call('HSET', state, 'claimant', ARGV[2], 'leaseUntil', string.format('%.0f', leaseUntil),
    'notBefore', string.format('%.0f', leaseUntil + tonumber(ARGV[4])))
end

if now < leaseUntil then
  if fields[11] == ARGV[2] then
    -- The reply to this claim was lost, so nothing was sent: it is claimed anew, and counts once.
    claim()
    return reply('claimed', 0)
  end
  return reply('busy', leaseUntil - now)
end
if now < notBefore then
  return reply('spaced', notBefore - now)
end

local attempts = {}
local ofHour = {}
for text in string.gmatch(fields[8] or '', '%d+') do
  local at = tonumber(text)
  if at > now - DAY then
    attempts[#attempts + 1] = at
    if at > now - HOUR then
      ofHour[#ofHour + 1] = at
    end
  end
end
local perHour, perDay = tonumber(ARGV[5]), tonumber(ARGV[6])
local openAt = now
if #ofHour >= perHour then
  openAt = ofHour[#ofHour - perHour + 1] + HOUR
end
if #attempts >= perDay then
  openAt = math.max(openAt, attempts[#attempts - perDay + 1] + DAY)
end
if openAt > now then
  return reply('spent', openAt - now)
end

attempts[#attempts + 1] = now
local texts = {}
for i, at in ipairs(attempts) do
  texts[i] = string.format('%.0f', at)
end
redis.call('HSET', state, 'attempts', table.concat(texts, ','))
claim()
redis.call('PEXPIRE', state, string.format('%.0f', math.max(usableUntil, now + DAY) - now + HOUR))
return reply('claimed', 0)
