-- What a scope does. Atomic: reads one scope, remembers its fullest window, changes nothing else.
--
-- KEYS[1] state of the tag (hash)   KEYS[2] ring (zset: number of the slot -> its time, us)   KEYS[3] askers (zset)
-- ARGV[1] now, us, or '' for the server's clock   ARGV[2] scope
-- Reply: { 'undefined' } or { definition, brake or '', used, ahead, worst, askers, coldUs, nowUs }
--   used   slots in the window that ends now   ahead  slots reserved for later
--   worst  most slots in any window (without guard) of the history kept, and of the times this was asked before

local ASKER_US = 2000000

local state, ring, name = KEYS[1], KEYS[2], ARGV[2]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local function text(number)
  return string.format('%.0f', number)
end

local stored = redis.call('HMGET', state, name .. '|def', name .. '|brake', name .. '|cold', name .. '|worst')
if not stored[1] then
  return { 'undefined' }
end
local window = tonumber((string.match(stored[1], '^%S+ %S+ (%S+)')))
local reply = redis.call('ZRANGE', ring, 0, -1, 'WITHSCORES')
local worst, first = 0, 2
for i = 2, #reply, 2 do
  while reply[i] - reply[first] >= window do
    first = first + 2
  end
  worst = math.max(worst, (i - first) / 2 + 1)
end
if worst > (tonumber(stored[4]) or 0) then
  redis.call('HSET', state, name .. '|worst', worst)
else
  worst = tonumber(stored[4]) or 0
end
return {
  stored[1], stored[2] or '',
  redis.call('ZCOUNT', ring, '(' .. text(now - window), text(now)),
  redis.call('ZCOUNT', ring, '(' .. text(now), '+inf'),
  worst,
  redis.call('ZCOUNT', KEYS[3], '(' .. text(now - ASKER_US), '+inf'),
  math.max(0, (tonumber(stored[3]) or 0) - now),
  text(now),
}
