-- Slow a scope down after the other side said "too many", for all processes; or let it go on after a stop.
-- Atomic: reads and writes the brake of one scope.
-- A refusal during the pause is of a call that was sent before it: it lengthens the pause, it is not one more in a row.
--
-- KEYS[1] state of the tag (hash); `<scope>|brake` is `level pauseUntilUs recoverUs guardExtraUs stopped`
-- ARGV[1] now, us, or '' for the server's clock   ARGV[2] scope
-- ARGV[3] 'brake' or 'resume'   ARGV[4] retryAfter, us, 0 when the other side named none
-- ARGV[5] first pause, us   ARGV[6] longest pause, us   ARGV[7] factor of the pause, drawn by the caller
-- ARGV[8] quiet time for one step of recovery, us   ARGV[9] level at which the scope stops   ARGV[10] most guard, us
-- Reply: { 'undefined' } or { level, pauseUs, guardUs, stopped 0 or 1, counted 0 or 1 }

local GUARD_STEP_US, GUARD_QUIET_US = 1000, 60000000

local state, name = KEYS[1], ARGV[2]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local stored = redis.call('HMGET', state, name .. '|def', name .. '|brake')
if not stored[1] then
  return { 'undefined' }
end

local floorGuard = tonumber((string.match(stored[1], '^%S+ %S+ %S+ (%S+)')))
local recover, stopAt = tonumber(ARGV[8]), tonumber(ARGV[9])
local level, pause, extra, stopped = 0, 0, 0, 0
if stored[2] then
  local oldLevel, oldPause, oldRecover, oldExtra, oldStopped =
    string.match(stored[2], '^(%S+) (%S+) (%S+) (%S+) (%S+)')
  pause, stopped = tonumber(oldPause), tonumber(oldStopped)
  local quiet = math.max(0, now - pause)
  level = math.max(0, oldLevel - (stopped == 1 and 0 or math.floor(quiet / oldRecover)))
  extra = math.max(0, oldExtra - math.floor(quiet / GUARD_QUIET_US) * GUARD_STEP_US)
end

local counted = 0
if ARGV[3] == 'resume' then
  -- It goes on slowly, and one more refusal stops it again.
  if stopped == 1 then
    level, pause, stopped = math.max(0, stopAt - 1), now, 0
  end
elseif now < pause then
  pause = math.max(pause, now + ARGV[4])
elseif stopped == 0 then
  counted = 1
  level = level + 1
  local length = math.min(tonumber(ARGV[6]), ARGV[5] * 2 ^ (level - 1)) * ARGV[7]
  pause = now + math.max(length, tonumber(ARGV[4]))
  extra = math.max(extra, math.min(1.5 * (floorGuard + extra), math.max(floorGuard, tonumber(ARGV[10]))) - floorGuard)
  stopped = level >= stopAt and 1 or 0
end

redis.call('HSET', state, name .. '|brake',
  string.format('%d %.0f %.0f %.0f %d', level, pause, recover, extra, stopped))
return { level, math.max(0, pause - now), floorGuard + extra, stopped, counted }
