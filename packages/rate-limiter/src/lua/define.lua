-- Store what scopes allow, so that all processes agree.
-- Atomic: all definitions of the call.
--
-- KEYS[1] state of the tag (hash)
-- ARGV[1] now, us, or '' for the server's clock   ARGV[2] 'missing': keep what is stored, or 'replace'
-- ARGV[3..] name and definition, `algorithm limit windowUs guardUs horizonUs pacing priorityShare`, of each scope
-- Reply: the definitions that hold now, one per scope

local state = KEYS[1]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

local PATTERN = '^(%S+) (%S+) (%S+) (%S+) (%S+)'
local held = {}
for i = 3, #ARGV, 2 do
  local name, definition = ARGV[i], ARGV[i + 1]
  local stored = redis.call('HGET', state, name .. '|def')
  if stored and ARGV[2] == 'missing' then
    definition = stored
  elseif stored ~= definition then
    if stored then
      local algorithm, _, window, guard, horizon = string.match(definition, PATTERN)
      local oldAlgorithm, _, oldWindow, oldGuard = string.match(stored, PATTERN)
      if algorithm ~= oldAlgorithm or window + guard > oldWindow + oldGuard then
        -- The ring does not reach back far enough for the longer window.
        redis.call('HSET', state, name .. '|cold', string.format('%.0f', now + window + guard + horizon))
      end
    end
    redis.call('HSET', state, name .. '|def', definition)
  end
  held[#held + 1] = definition
end
return held
