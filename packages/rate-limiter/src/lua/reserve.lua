-- Reserve send slots. A slot is free in every scope of the call at once, or it is not given.
-- Atomic: the state of all scopes is read, the slots are found, and all rings are written.
--
-- KEYS[1] state of the tag (hash): `run`, `epoch`, `clock`, `seq`, and `<scope>|<field>` for each scope
-- KEYS[2..] three keys per scope: ring (zset: number of the slot -> its time, us), the slots among them that priority
--   work took (zset, likewise), askers (zset: asker -> when it last asked, us)
--
-- ARGV[1] now, us, or '' for the server's clock   ARGV[2] id of the asker   ARGV[3] 'priority' or 'normal'
-- ARGV[4] permits wanted   ARGV[5] cost: slots per permit, all at one time
-- ARGV[6] '1' when the caller saw the server's clock step: begin a new epoch
-- ARGV[7..] the names of the scopes
--
-- Reply: { 'undefined' | 'costly' | 'stopped', scope }: nothing was written, or
--   { 'ok', epoch, nowUs, nextUs, askers, seq, { offsetUs, bound... }, { definition, level, pauseUs, coldUs... } }
--   epoch    with `seq` the name of a slot; permit i has the slots seq + i * cost + 1 .. seq + (i + 1) * cost
--   nextUs   when the first slot that was not given is, from now; -1 when the request was filled or capped
--   bound    which scope (from 0) put the slot there, -1 when it was free at once
--   coldUs   how long a scope without history still pauses

local PRIORITY_DEMAND_US = 2000000
local ASKER_US = 2000000
local BACKWARD_US = 1000
local GUARD_STEP_US, GUARD_QUIET_US = 1000, 60000000
local STATE_TTL_MS = 604800000
local ASKERS_TTL_MS = 10000
-- Keys live longer by far than this, so their expiry need not be set at every call.
local FRESH_US = 2000000

local state, class = KEYS[1], ARGV[3]
local want, cost = tonumber(ARGV[4]), tonumber(ARGV[5])
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

local function text(number)
  return string.format('%.0f', number)
end

local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local fields = { 'run', 'epoch', 'clock', 'seq' }
local PER_SCOPE = { 'def', 'epoch', 'last', 'hole', 'cold', 'prio', 'tat', 'brake', 'owed', 'fresh' }
for i = 7, #ARGV do
  for _, field in ipairs(PER_SCOPE) do
    fields[#fields + 1] = ARGV[i] .. '|' .. field
  end
end
local stored = redis.call('HMGET', state, unpack(fields))

-- Another server process, a clock that went back, or no state at all: what the rings say cannot be trusted.
local epoch, clock, seq = tonumber(stored[2]), tonumber(stored[3]) or 0, tonumber(stored[4]) or 0
if stored[1] ~= run or now < clock - BACKWARD_US or ARGV[6] == '1' then
  epoch = now
elseif now < clock then
  now = clock
end

local function scoresOf(reply)
  local scores = {}
  for i = 2, #reply, 2 do
    scores[#scores + 1] = tonumber(reply[i])
  end
  return scores
end

-- The time at a place of the ring, counted from 0; nil before its beginning.
local function at(scope, place)
  if place >= scope.base then
    return scope.future[place - scope.base + 1]
  end
  return place >= 0 and scope.old[place - scope.low + 1] or nil
end

-- The first time from t on at which one more permit leaves no window with more than the limit.
local function slidingWindow(scope, t)
  local future, lag, span = scope.future, scope.lag, scope.span
  local pace = scope.owed > 0 and 0 or scope.pace
  t = math.max(t, scope.floor)
  local q = 0
  while q < #future and future[q + 1] <= t do
    q = q + 1
  end
  while true do
    local place = scope.base + q
    local bound, before = at(scope, place - lag), q > 0 and future[q] or scope.before
    if bound then
      t = math.max(t, bound + span)
    end
    if before then
      t = math.max(t, before + pace)
    end
    if q == #future then
      return t
    end
    local jump = t >= future[q + 1] and 1 or 0
    if jump == 0 then
      -- Slots follow: the windows that begin before t and end after it must have room too. The last one that has
      -- none says how far to go.
      for j = math.min(lag, #future - q), 1, -1 do
        local first = j == lag and t or at(scope, place - lag + j)
        if (first and future[q + j] - first < span) or (j == 1 and future[q + 1] - t < pace) then
          jump = j
          break
        end
      end
      if jump == 0 then
        return t
      end
      t = math.max(t, future[q + jump])
    end
    q = q + jump
  end
end

local function tokenBucket(scope, t)
  return math.max(t, scope.floor, scope.tat - (scope.limit - cost) * scope.window / scope.limit)
end

local function fixedWindow(scope, t)
  t = math.max(t, scope.floor)
  while true do
    local start = t - t % scope.window
    local used = scope.used[start]
    if not used then
      used = redis.call('ZCOUNT', scope.ring, text(start), '(' .. text(start + scope.window))
      scope.used[start] = used
    end
    if used + cost <= scope.limit then
      return t
    end
    t = start + scope.window
  end
end

local ALGORITHMS = { sliding_window = slidingWindow, token_bucket = tokenBucket, fixed_window = fixedWindow }

local scopes = {}
for i = 7, #ARGV do
  local own, key = 4 + (i - 7) * #PER_SCOPE, 2 + (i - 7) * 3
  if not stored[own + 1] then
    return { 'undefined', ARGV[i] }
  end
  local algorithm, limit, window, guard, horizon, pacing, share =
    string.match(stored[own + 1], '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$')
  local scope = {
    name = ARGV[i], def = stored[own + 1], algorithm = algorithm, earliest = ALGORITHMS[algorithm],
    ring = KEYS[key], prioritySlots = KEYS[key + 1], askers = KEYS[key + 2],
    limit = tonumber(limit), window = tonumber(window), horizon = tonumber(horizon),
    pacing = tonumber(pacing), share = tonumber(share), known = tonumber(stored[own + 2]) == epoch,
    last = tonumber(stored[own + 3]), hole = tonumber(stored[own + 4]) or 0, cold = tonumber(stored[own + 5]) or 0,
    demand = tonumber(stored[own + 6]) or 0, tat = tonumber(stored[own + 7]) or 0,
    level = 0, pause = 0, owed = 0, used = {}, added = {},
  }
  local owed, owedUntil = string.match(stored[own + 9] or '', '^(%S+) (%S+)$')
  if owed and scope.known and tonumber(owedUntil) > now then
    scope.owed, scope.owedUntil = tonumber(owed), owedUntil
  end
  if cost > scope.limit then
    return { 'costly', scope.name }
  end
  if stored[own + 8] then
    local level, pause, recover, extra, stopped =
      string.match(stored[own + 8], '^(%S+) (%S+) (%S+) (%S+) (%S+)')
    if stopped == '1' then
      return { 'stopped', scope.name }
    end
    scope.pause = tonumber(pause)
    local quiet = math.max(0, now - scope.pause)
    scope.level = math.max(0, tonumber(level) - math.floor(quiet / tonumber(recover)))
    guard = guard + math.max(0, extra - math.floor(quiet / GUARD_QUIET_US) * GUARD_STEP_US)
  end
  scope.span = scope.window + guard
  scope.keep = 1.25 * scope.window + 200000
  scope.stale = not scope.known or now - (tonumber(stored[own + 10]) or 0) > math.min(FRESH_US, scope.keep / 4)
  scopes[#scopes + 1] = scope
end

for _, scope in ipairs(scopes) do
  if not scope.known then
    -- What was sent before the epoch began is unknown, and so is what was reserved ahead of it.
    redis.call('DEL', scope.ring, scope.prioritySlots)
    scope.cold, scope.last, scope.hole, scope.tat = epoch + scope.span + scope.horizon, nil, 0, 0
  end

  redis.call('ZREMRANGEBYSCORE', scope.ring, '-inf', text(now - scope.keep))
  local newest = scoresOf(redis.call('ZRANGE', scope.ring, -1, -1, 'WITHSCORES'))[1]
  if scope.last and scope.last > now - scope.span and newest ~= scope.last then
    -- The ring was evicted or deleted on its own.
    redis.call('DEL', scope.ring, scope.prioritySlots)
    newest, scope.cold, scope.hole, scope.tat = nil, now + scope.span + scope.horizon, 0, 0
  end
  scope.newest, scope.wasEmpty = newest, not newest
  scope.floor = math.max(scope.cold, scope.pause)

  local even = scope.span / scope.limit * cost
  scope.pace = class == 'normal' and even * scope.pacing or 0
  if scope.level > 0 then
    scope.pace, scope.owed = math.max(scope.pace, even * 2 ^ (scope.level - 1)), 0
  end

  local usable = scope.limit
  if class == 'normal' and scope.share > 0 and scope.demand > now - PRIORITY_DEMAND_US then
    -- Only what is still in the window of the last slot that can be given now.
    local since = now + scope.horizon - scope.span
    local taken = redis.call('ZCOUNT', scope.prioritySlots, '(' .. text(since), '+inf')
    local kept = math.ceil(scope.limit * scope.share)
    usable = math.max(cost, 1, math.min(scope.limit, scope.limit - kept + taken))
  end
  scope.lag = usable - cost + 1

  if scope.algorithm == 'sliding_window' then
    local count = redis.call('ZCARD', scope.ring)
    scope.future = {}
    if class == 'priority' or scope.hole > now then
      scope.future = scoresOf(redis.call('ZRANGEBYSCORE', scope.ring, '(' .. text(now), '+inf', 'WITHSCORES'))
    elseif newest then
      scope.floor = math.max(scope.floor, newest)
    end
    scope.base = count - #scope.future
    scope.low = math.max(0, scope.base - scope.lag)
    local high = math.min(scope.base - 1, scope.base - scope.lag + #scope.future + want * cost)
    scope.old = {}
    if high >= scope.low then
      scope.old = scoresOf(redis.call('ZRANGE', scope.ring, scope.low, high, 'WITHSCORES'))
    end
    scope.before = newest
    if #scope.future > 0 then
      scope.before = nil
      if scope.base > 0 then
        scope.before = scoresOf(redis.call('ZRANGE', scope.ring, scope.base - 1, scope.base - 1, 'WITHSCORES'))[1]
      end
    end
  end
end

-- Nobody takes more than its share of the horizon while others ask too.
local reach, cap, askers = math.huge, want, 1
for _, scope in ipairs(scopes) do
  redis.call('ZADD', scope.askers, text(now), ARGV[2])
  if scope.stale then
    redis.call('ZREMRANGEBYSCORE', scope.askers, '-inf', text(now - ASKER_US))
    redis.call('PEXPIRE', scope.askers, ASKERS_TTL_MS)
  end
  local count = redis.call('ZCOUNT', scope.askers, '(' .. text(now - ASKER_US), '+inf')
  askers = math.max(askers, count)
  reach = math.min(reach, now + scope.horizon)
  if class == 'normal' and count > 1 then
    cap = math.min(cap, math.ceil(scope.horizon * scope.limit / (scope.window * count * cost)) + 1)
  end
end

local function earliest()
  local t, bound = now, -1
  repeat
    local moved = false
    for i, scope in ipairs(scopes) do
      local own = scope.earliest(scope, t)
      if own > t then
        t, bound, moved = own, i - 1, true
      end
    end
  until not moved or #scopes == 1 or t > reach
  return math.ceil(t), bound
end

local offsets, nextUs = {}, -1
while #offsets < 2 * cap do
  local t, bound = earliest()
  if t > reach then
    nextUs = t - now
    break
  end
  offsets[#offsets + 1] = t - now
  offsets[#offsets + 1] = bound
  for i, scope in ipairs(scopes) do
    if scope.future then
      if bound ~= i - 1 and bound >= 0 and scope.earliest(scope, now) < t then
        scope.hole = math.max(scope.hole, t)
      end
      local q = #scope.future
      while q > 0 and scope.future[q] > t do
        q = q - 1
      end
      for _ = 1, cost do
        table.insert(scope.future, q + 1, t)
      end
      scope.owed = math.max(0, scope.owed - cost)
    end
    scope.tat = math.max(scope.tat, t) + cost * scope.window / scope.limit
    local start = t - t % scope.window
    scope.used[start] = (scope.used[start] or 0) + cost
    for _ = 1, cost do
      scope.added[#scope.added + 1] = text(t)
    end
    scope.newest = math.max(scope.newest or 0, t)
  end
end

local writes = { 'run', run, 'epoch', text(epoch), 'clock', text(now), 'seq', text(seq + #scopes[1].added) }
local told, anyStale = {}, false
for _, scope in ipairs(scopes) do
  if #scope.added > 0 then
    local entries = {}
    for k, score in ipairs(scope.added) do
      entries[#entries + 1] = score
      entries[#entries + 1] = text(seq + k)
    end
    redis.call('ZADD', scope.ring, unpack(entries))
    if scope.stale or scope.wasEmpty then
      redis.call('PEXPIRE', scope.ring, text(2 * scope.keep / 1000 + 1000))
    end
    if class == 'priority' then
      redis.call('ZREMRANGEBYSCORE', scope.prioritySlots, '-inf', text(now - scope.keep))
      redis.call('ZADD', scope.prioritySlots, unpack(entries))
      redis.call('PEXPIRE', scope.prioritySlots, text(2 * scope.keep / 1000 + 1000))
    end
  end
  if class == 'priority' then
    scope.demand = now
  end
  local kept = {
    epoch = epoch, last = scope.newest or '', hole = scope.hole, cold = scope.cold, prio = scope.demand, tat = scope.tat,
  }
  for field, value in pairs(kept) do
    writes[#writes + 1] = scope.name .. '|' .. field
    writes[#writes + 1] = value == '' and '' or text(value)
  end
  if scope.stale then
    anyStale = true
    writes[#writes + 1] = scope.name .. '|fresh'
    writes[#writes + 1] = text(now)
  end
  writes[#writes + 1] = scope.name .. '|owed'
  writes[#writes + 1] = scope.owed > 0 and scope.owed .. ' ' .. scope.owedUntil or ''
  told[#told + 1] = scope.def
  told[#told + 1] = scope.level
  told[#told + 1] = math.max(0, scope.pause - now)
  told[#told + 1] = math.max(0, scope.cold - now)
end
redis.call('HSET', state, unpack(writes))
if anyStale then
  redis.call('PEXPIRE', state, STATE_TTL_MS)
end
return { 'ok', text(epoch), text(now), nextUs, askers, seq, offsets, told }
